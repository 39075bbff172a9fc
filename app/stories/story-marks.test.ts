import { expect, test } from "vitest";
import type { StoryText } from "./story";
import { findInParts, marksOf } from "./story-marks";

const known = { names: [], places: [], authorNames: [], offered: ["Purple Heather"] };
const story = (parts: Partial<StoryText>): StoryText => ({
  ...{ title: "", happened: "", good: "", better: "", feelWords: "", wish: "", name: "" },
  ...parts,
});

test("a name that the portal offered is no mark under a story, but the same words in a story are, as is any other name", () => {
  expect(marksOf(story({ name: "Purple Heather" }), known)).toEqual([]);
  expect(marksOf(story({ name: "Purple Heather" }), { ...known, offered: [] })).not.toEqual([]);
  expect(marksOf(story({ name: "Corrie Brown" }), known)).not.toEqual([]);
  expect(marksOf(story({ happened: "I met Heather Brown." }), known)).not.toEqual([]);
});

test("a name that is told in one part is found in the others, however it is written there", () => {
  const marks = marksOf(
    story({ happened: "My daughter Jessa was there.", wish: "more time for jessa" }),
    known,
  );
  expect(marks.map((it) => [it.part, it.words])).toEqual([
    ["happened", "Jessa"],
    ["wish", "jessa"],
  ]);
});

test("a mark has its place in its own part, and none reaches into another", () => {
  const parts = ["Ring 07700", "900123 please. My son Jack", "", "Brown came."];
  for (const [at, marks] of findInParts(parts, known).entries())
    for (const { from, to } of marks) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(parts[at]!.length);
      expect(from).toBeLessThan(to);
    }
});
