import { expect, test } from "vitest";
import { whatIsNext } from "./what-is-next";

const DAY = { open: "08:45", close: "16:45" };
const calendar = { hours: [DAY, DAY, DAY, DAY, DAY, null, null], closed: new Set(["2026-11-30"]) };
const settings = { readDays: 3, answerDays: 2 };
const story = { state: "waiting", waitsFrom: "2026-11-26", shownOn: null, holdUntil: null, holdWith: 0 };
const facts = { standing: "waiting", settings, calendar, answered: false } as const;

test("a day that has come is not late, the day after it is", () => {
  expect(whatIsNext(story, facts, "2026-12-02")).toEqual([{ what: "waiting", day: "2026-12-02" }]);
  expect(whatIsNext(story, facts, "2026-12-03")).toEqual([{ what: "waitingLate", day: "2026-12-02" }]);
});

test("a hub that has answered owes no answer", () => {
  const out = { ...story, state: "out", shownOn: "2026-11-26" };
  const shown = { ...facts, standing: "outHub" } as const;
  expect(whatIsNext(out, shown, "2026-11-26")).toEqual([{ what: "answer", day: "2026-12-01" }]);
  expect(whatIsNext(out, shown, "2026-12-02")).toEqual([{ what: "answerLate", day: "2026-12-01" }]);
  expect(whatIsNext(out, { ...shown, answered: true }, "2026-12-02")).toEqual([
    { what: "answered", day: null },
  ]);
});

test("read again for more people: both are said", () => {
  const again = { ...story, shownOn: "2026-11-26" };
  expect(whatIsNext(again, { ...facts, standing: "outHub" }, "2026-11-26").map((it) => it.what)).toEqual([
    "wider",
    "answer",
  ]);
});

test("held: for its day, for others, or neither any more", () => {
  const ready = { ...facts, standing: "ready" } as const;
  const next = (more: object) => whatIsNext({ ...story, ...more }, ready, "2026-11-26").map((it) => it.what);
  expect(next({ holdUntil: "2026-11-27", holdWith: 2 })).toEqual(["readyOn", "readyWith"]);
  expect(next({ holdUntil: "2026-11-26" })).toEqual(["ready"]);
  expect(next({})).toEqual(["ready"]);
});

test("nothing more happens to what is over", () => {
  for (const standing of ["refused", "withdrawn"] as const)
    expect(whatIsNext(story, { ...facts, standing }, "2026-11-26")).toEqual([]);
});
