/** No wording in routes and components: a text in the markup could never be translated. */
import ts from "typescript";
import { expect, test } from "vitest";
import { listFiles, readText } from "./files";

/** Attributes that people see or hear. */
const SPOKEN = new Set(
  "title alt placeholder label aria-label aria-description aria-roledescription heading hint text lead".split(
    " ",
  ),
);
const LETTER = /\p{L}/u;

/** @returns "12: the text" for each text in the markup of a file */
function findWording(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => {
    if (!LETTER.test(text)) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push(`${line + 1}: ${text.trim()}`);
  };

  /** what an expression shows by itself; what it calls or looks up comes from elsewhere */
  function look(node: ts.Expression): void {
    if (ts.isStringLiteralLike(node)) note(node, node.text);
    else if (ts.isTemplateExpression(node)) {
      note(node, [node.head.text, ...node.templateSpans.map((it) => it.literal.text)].join(" "));
      node.templateSpans.forEach((it) => look(it.expression));
    } else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(look);
    else if (ts.isParenthesizedExpression(node)) look(node.expression);
    else if (ts.isBinaryExpression(node)) {
      look(node.right);
      if (node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken && !isComparison(node))
        look(node.left);
    }
  }

  function visit(node: ts.Node): void {
    if (ts.isJsxText(node)) note(node, node.text);
    else if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      look(node.expression);
    else if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText(file)) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) note(node, node.initializer.text);
      else if (ts.isJsxExpression(node.initializer) && node.initializer.expression)
        look(node.initializer.expression);
    }
    ts.forEachChild(node, visit);
  }
  visit(file);
  return found;
}

const isComparison = ({ operatorToken }: ts.BinaryExpression) =>
  [
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
    ts.SyntaxKind.GreaterThanToken,
    ts.SyntaxKind.LessThanToken,
  ].includes(operatorToken.kind);

test("no wording in routes and components", () => {
  const files = listFiles("app", /(?<!\.test)\.tsx$/);
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap((path) => findWording(path, readText(path)).map((it) => `${path}:${it}`))).toEqual([]);
});

test("wording in markup is found out", () => {
  const source = `const Page = ({ late, name, t }) => (
    <main className="calm" data-kind="Main">
      <h1>Ask for support</h1>
      <p aria-label="Your hub" title={t("common:hub")}>{late ? "Late" : t("common:soon")}</p>
      <p>{t("common:hello")} · {name ?? "you"} {name === "Ann" && <b>!</b>} {\`Dear \${name}\`}</p>
    </main>
  );`;
  expect(findWording("page.tsx", source)).toEqual([
    "3: Ask for support",
    "4: Your hub",
    "4: Late",
    "5: you",
    "5: Dear",
  ]);
});
