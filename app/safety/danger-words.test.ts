import { expect, test } from "vitest";
import { findDangerWords } from "./danger-words";

test.each([
  "he hit my son",
  "He HURTS my son",
  "he chokes me",
  "he rapes me",
  "he slaps me",
  "he pushed me down the stairs",
  "my partner is violent",
  "I am scared of my husband",
  "he locks me in",
  "I don’t want to live",
  "I do not want to be here",
  "I cut myself",
  "he won't let me leave",
  "mnie bije",
  "boję się",
  "boje sie go",
  "chcę umrzeć",
  "він б'є мене",
  "وهو يضربني كل يوم",
  "他打我",
])("%s is read at once", (text) => expect(findDangerWords([text])).not.toEqual([]));

test.each([
  "Bedtimes are hard and she bites her nails sometimes",
  "We would like a group on Thursdays",
  "He is skilled with his hands and lives in Gunn Street",
  "The baby cries and I am tired",
])("%s is not", (text) => expect(findDangerWords([text])).toEqual([]));

test("a very long text is read quickly enough to be read at all", () => {
  expect(findDangerWords(["he ".repeat(20_000)])).toEqual([]);
});
