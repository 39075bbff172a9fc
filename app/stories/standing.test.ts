import { expect, test } from "vitest";
import { isAsked, standingOf } from "./standing";

const it = {
  state: "waiting",
  shownTo: null,
  takenBy: null,
  hidden: false,
  asked: false,
} as const;

test.each([
  ["nobody has read it", {}, "waiting"],
  ["somebody has it", { takenBy: "struan" }, "reading"],
  ["a second person has to look", { state: "second" }, "reading"],
  ["it waits for a yes", { state: "asking" }, "asking"],
  ["it waits for an answer", { state: "asking", asked: true }, "question"],
  ["it is held", { state: "ready" }, "ready"],
  ["its hub reads it", { state: "out", shownTo: "hub" }, "outHub"],
  ["all hubs read it", { state: "out", shownTo: "hubs" }, "outHubs"],
  ["everyone reads it", { state: "out", shownTo: "public" }, "outPublic"],
  ["its hub reads it while more are to", { state: "waiting", shownTo: "hub", takenBy: "struan" }, "outHub"],
  ["it was taken down", { hidden: true }, "hidden"],
  ["it was taken down, and is read again", { hidden: true, takenBy: "struan" }, "hidden"],
  ["it was taken down, and may be shown again after a yes", { hidden: true, state: "asking" }, "asking"],
  ["it is refused", { state: "refused", hidden: true }, "refused"],
  ["it was taken back", { state: "withdrawn" }, "withdrawn"],
] as const)("%s", (_, more, standing) => expect(standingOf({ ...it, ...more })).toBe(standing));

test("a question is what waits for its author and has not been passed", () => {
  expect(isAsked({ state: "asking", passedBy: null })).toBe(true);
  expect(isAsked({ state: "asking", passedBy: "struan" })).toBe(false);
  expect(isAsked({ state: "waiting", passedBy: null })).toBe(false);
});
