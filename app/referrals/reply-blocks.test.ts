import { expect, test } from "vitest";
import { blanksOf, fillBlanks } from "./reply-blocks";

const NONE = { date: "", time: "", place: "" };

test("a text names the blanks it has, and no others are known", () => {
  expect(blanksOf("Come on [date] to [place], [date].")).toEqual(["date", "place"]);
  expect(blanksOf("Nothing to fill in")).toEqual([]);
  expect(blanksOf("Dear [name]")).toBeUndefined();
});

test("every blank is filled, or the first that is empty is named", () => {
  const text = "[time] on [date]";
  expect(fillBlanks(text, { ...NONE, date: " Monday ", time: "10am" })).toEqual({ text: "10am on Monday" });
  expect(fillBlanks(text, { ...NONE, time: "10am" })).toEqual({ missing: "date" });
  expect(fillBlanks("As it stands", NONE)).toEqual({ text: "As it stands" });
  // what is typed is not read again
  expect(fillBlanks("[place]", { ...NONE, place: "[date]" })).toEqual({ text: "[date]" });
});
