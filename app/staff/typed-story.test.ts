import { expect, it } from "vitest";
import { STORY_NUMBERS } from "../stories/story-settings";
import { readTypedHold } from "./typed-story";

const TODAY = "2026-11-23";
const hold = (day: readonly string[], holdWith = "0") => {
  const [year = "", month = "", of = ""] = day;
  const until = { "holdUntil.year": [year], "holdUntil.month": [month], "holdUntil.day": [of] };
  return readTypedHold({ ...until, holdWith: [holdWith] }, TODAY);
};

it("takes a day to come, or none", () => {
  expect(hold(["2026", "12", "1"])).toEqual({ ok: true, hold: { holdUntil: "2026-12-01", holdWith: 0 } });
  expect(hold(["", " ", ""], "3")).toEqual({ ok: true, hold: { holdUntil: null, holdWith: 3 } });
});

it.each([
  ["2026", "11", "23"],
  ["2027", "2", "30"],
  ["2026", "12"],
  ["9999", "1", "1"],
  ["soon", "1", "1"],
])("takes no day that is over, that no calendar has or that nobody means: %s %s %s", (...day) =>
  expect(hold(day)).toEqual({ ok: false, problem: { field: "holdUntil", code: "storyHoldDay" } }),
);

it("waits for no more others than the service may set", () => {
  const { most } = STORY_NUMBERS.holdWith;
  expect(hold([], String(most))).toMatchObject({ ok: true });
  for (const many of [String(most + 1), "-1", "some"])
    expect(hold([], many)).toEqual({ ok: false, problem: { field: "holdWith", code: "storyHoldWith" } });
});
