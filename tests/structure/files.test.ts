import { expect, test } from "vitest";
import { listFiles, readText } from "./files";

const LONGEST = 250;
/** wording, tables of facts and generated SQL are as long as they are */
const AS_LONG_AS_IT_IS = /^app\/i18n\/locales\/|^db\/(data|migrations)\//;

test(`no file of the app is longer than ${LONGEST} lines`, () => {
  const files = [...listFiles("app", /./), ...listFiles("db", /./)].filter(
    (it) => !AS_LONG_AS_IT_IS.test(it),
  );
  const lengths = files.map((path) => ({ path, lines: readText(path).split("\n").length - 1 }));
  expect(lengths.filter(({ lines }) => lines > LONGEST)).toEqual([]);
});

const PHYSICAL = [
  /(^|[\s;{])(margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right)\b/,
  /(^|[\s;{])border-(top|bottom)-(left|right)-radius\s*:/,
  /(^|[\s;{])(left|right)\s*:/,
  /(^|[\s;{])(text-align|float|clear|caption-side|resize)\s*:\s*(left|right)\b/,
];
/** `margin: 1px 2px 3px 4px` has a left and a right side; four values are fine where the two are the same */
function isLopsided(line: string): boolean {
  const values = /(?:^|[\s;{])(?:margin|padding|inset|border-(?:width|style|color))\s*:\s*([^;]+)/.exec(
    line,
  )?.[1];
  const four = values?.match(/[^\s(]+(\([^()]*(\([^()]*\))*[^()]*\))?/g)?.filter((it) => it !== "!important");
  return four?.length === 4 && four[1] !== four[3];
}

/** @returns "12: the line" for each line that knows left from right */
const findPhysical = (scss: string) =>
  scss
    .split("\n")
    .map((line, at) => ({ line: line.replace(/\/\/.*$/, ""), at: at + 1 }))
    .filter(({ line }) => PHYSICAL.some((it) => it.test(line)) || isLopsided(line))
    .map(({ line, at }) => `${at}: ${line.trim()}`);

test("our styles know a start and an end, not left and right", () => {
  const files = listFiles("app", /\.s?css$/);
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap((path) => findPhysical(readText(path)).map((it) => `${path}:${it}`))).toEqual([]);
});

test("left and right are found out", () => {
  const physical = [
    "  margin-left: 1rem;",
    ".a { padding-right: 0; }",
    "  left: 0;",
    "  text-align: right;",
    "  float:left;",
    "  border-left: 4px solid;",
    "  border-top-left-radius: 3px;",
    "  margin: 0 1px 0 2px;",
    "  padding: calc(1px + 2px) 0 0 var(--gap, 2px);",
  ];
  expect(findPhysical(physical.join("\n"))).toHaveLength(physical.length);
  const logical = [
    "  margin-inline-start: 1rem;",
    "  // floated left: it stays",
    "  float: inline-start;",
    "  text-align: start;",
    "  inset-inline-end: 0;",
    "  margin: 0 1px 2px 1px;",
    "  margin: 0 auto;",
    "  background-position: left 1px top;",
    "  $left: 3px;",
  ];
  expect(findPhysical(logical.join("\n"))).toEqual([]);
});
