import { expect, test } from "vitest";
import { marksIn } from "./story-marks";

const known = { names: [], places: [], authorNames: [], offered: ["Purple Heather"] };

test("a name that the portal offered is no mark under a story, but the same words in a story are, as is any other name", () => {
  expect(marksIn("name", "Purple Heather", known)).toEqual([]);
  expect(marksIn("name", "Purple Heather", { ...known, offered: [] })).not.toEqual([]);
  expect(marksIn("name", "Corrie Brown", known)).not.toEqual([]);
  expect(marksIn("happened", "I met Heather Brown.", known)).not.toEqual([]);
});
