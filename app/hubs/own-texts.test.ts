import { expect, it } from "vitest";
import { en } from "../i18n/locales/en";
import { readMarks } from "../i18n/marks";
import { findTextFault, GAPS, parseText, writeText } from "./own-texts";

const privacy = [...GAPS.privacy.needed].map((it) => `{{${it}}}`).join(" ");

it("writes the portal's own words so that they are read back the same", () => {
  const { blocks } = en.pages.privacy;
  expect(parseText(writeText(blocks))).toEqual(blocks);
  expect(findTextFault("privacy", writeText(blocks))).toBeUndefined();
  expect(findTextFault("next", writeText([{ list: en.referral.ask.steps }]))).toBeUndefined();
});

it("reads headings, lists and paragraphs as a person types them", () => {
  expect(parseText("## Who we are\r\nWe are\r\nthe council.\r\n- one\r\n- two\r\n\r\n\r\nThe end.")).toEqual([
    { heading: "Who we are" },
    "We are the council.",
    { list: ["one", "two"] },
    "The end.",
  ]);
});

it.each([
  ["nothing at all", "next", " \n ", "textEmpty", ""],
  ["a gap that nothing fills", "next", "Within {{days}}.", "gapUnknown", "{{days}}"],
  [
    "words without what families must be told",
    "privacy",
    "{{officer}} {{basis}} {{keep}}",
    "gapMissing",
    "{{minutes}}",
  ],
  ["a link that a browser would run", "next", "[Here](javascript:alert(1))", "linkWrong", "javascript:alert"],
  ["a link within a link", "next", "[bad](https://x](javascript:alert`1`)", "linkWrong", "](https://x])"],
  ["the end of a link alone", "next", "so](/contact)", "linkWrong", "](/contact)"],
  ["a book", "next", "x".repeat(12_001), "tooLong", ""],
  ["a link without a lock", "next", "[Here](http://example.org)", "linkWrong", "http://example.org"],
  [
    "a link that leads elsewhere without saying so",
    "next",
    "[Here](//example.org)",
    "linkWrong",
    "//example.org",
  ],
] as const)("refuses %s", (_, text, written, why, part) => {
  expect(findTextFault(text, written)).toEqual({ why, part });
});

it("takes links to pages of ours and to websites", () => {
  expect(findTextFault("privacy", `${privacy} [Us](/contact) [ICO](https://ico.org.uk/x)`)).toBeUndefined();
});

it("reads a long text of nothing but marks in one go", () => {
  for (const mark of ["[", "](", "**", "- a\n", "{{", "[a](", "## \n\n"]) {
    const text = mark.repeat(200_000);
    const begun = performance.now();
    parseText(text);
    readMarks(text.slice(0, 12_000));
    findTextFault("next", text.slice(0, 12_000));
    // a second would be a thousand times what it takes
    expect(performance.now() - begun).toBeLessThan(1_000);
  }
});

it("makes no link of what a browser would run, wherever it stands", () => {
  for (const text of ["[a](javascript:x)", "[b](https://x](data:text/html,hi)", "[c](//evil.example)"])
    expect(readMarks(text).filter((it) => it.href && !it.href.startsWith("https://x"))).toEqual([]);
  expect(readMarks("**Ring** [us](/contact#talk)")).toEqual([
    { text: "" },
    { text: "Ring", bold: true },
    { text: " " },
    { text: "us", href: "/contact#talk" },
    { text: "" },
  ]);
});
