import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTexts } from "./compare-texts";

const said = (before: string, after: string) =>
  compareTexts(before, after)
    .map(({ text, was }) => (was === "same" ? text : `${was}[${text}]`))
    .join("");

test.each([
  ["My son Jack is 7.", "My son is at school.", "My son gone[Jack ]is gone[7]new[at school]."],
  ["Jack Brown helped", "A worker helped", "gone[Jack Brown]new[A worker] helped"],
  ["我的儿子小明很好", "我的儿子很好", "我的儿子gone[小明]很好"],
  ["same", "same", "same"],
  ["", "new", "new[new]"],
])("%j became %j", (before, after, shown) => expect(said(before, after)).toBe(shown));

test("nothing of either text is lost or made up", () => {
  const text = fc.array(fc.constantFrom("a", "b", " ", "\n", ".", "é", "好", "👩‍👧", "one two"), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one.join(""), other.join("")];
      const pieces = compareTexts(before, after);
      const without = (was: string) =>
        pieces
          .filter((it) => it.was !== was)
          .map((it) => it.text)
          .join("");
      expect(without("new")).toBe(before);
      expect(without("gone")).toBe(after);
    }),
  );
});

test("where nearly all was written anew, sentences are compared, and at the worst the whole", () => {
  const rewritten = "One two three four five six. ".repeat(120);
  expect(said(`Before. ${rewritten}`, `Before. ${"Seven eight nine ten. ".repeat(120)}`)).toMatch(
    /^Before\. gone\[/,
  );
  const [before, after] = ["A. b. ".repeat(450), "C! d! ".repeat(450)];
  expect(compareTexts(before, after).map((it) => it.was)).toEqual(["gone", "new"]);
});
