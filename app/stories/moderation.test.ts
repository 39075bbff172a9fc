import fc from "fast-check";
import { expect, test } from "vitest";
import { hasSecond, needsSecond, nextState, type PassedFacts } from "./moderation";
import { AUDIENCES } from "./story";

const story = {
  ...{
    audience: "public" as const,
    danger: false,
    safety: 0,
    asks: false,
    passedBy: "struan",
    secondBy: null,
  },
  ...{ holdUntil: null, holdWith: 0 },
};
const facts: PassedFacts = { indirect: 0, edited: false, agreed: false, today: "2026-11-24" };
type Story = Parameters<typeof nextState>[0];

test.each<[string, Partial<Story>, Partial<PassedFacts>, string]>([
  ["nobody has passed it", { passedBy: null }, {}, "waiting"],
  ["nothing is in the way", {}, {}, "out"],
  ["words of danger", { danger: true }, {}, "second"],
  ["a safety score", { safety: 1 }, {}, "second"],
  ["two things that may say who it is", {}, { indirect: 2 }, "second"],
  ["one such thing", {}, { indirect: 1 }, "out"],
  ["danger, for staff of its hubs alone", { danger: true, audience: "hub" }, {}, "out"],
  ["danger, for staff of all hubs", { danger: true, audience: "hubs" }, { indirect: 9 }, "out"],
  ["danger, and another has looked", { danger: true, secondBy: "morag" }, {}, "out"],
  ["danger, and the same person has looked twice", { danger: true, secondBy: "struan" }, {}, "second"],
  ["edits, and its author asked to see them", { asks: true }, { edited: true }, "asking"],
  ["edits that its author agreed to", { asks: true }, { edited: true, agreed: true }, "out"],
  ["its author asked, and nothing was edited", { asks: true }, {}, "out"],
  ["edits, and its author did not ask", {}, { edited: true }, "out"],
  ["the second person comes before its author", { asks: true, danger: true }, { edited: true }, "second"],
  ["its author comes before its hold", { asks: true, holdWith: 2 }, { edited: true }, "asking"],
  ["a day to come", { holdUntil: "2026-11-25" }, {}, "ready"],
  ["a day that has come", { holdUntil: "2026-11-24" }, {}, "out"],
  ["others to wait for", { holdWith: 1 }, {}, "ready"],
])("%s", (_, changed, known, to) =>
  expect(nextState({ ...story, ...changed }, { ...facts, ...known })).toBe(to),
);

const person = fc.constantFrom(null, "struan", "morag");
const anyStory = fc.record({
  audience: fc.constantFrom(...AUDIENCES),
  danger: fc.boolean(),
  safety: fc.constantFrom(null, 0, 1, 2, 3),
  asks: fc.boolean(),
  passedBy: person,
  secondBy: person,
  holdUntil: fc.constantFrom(null, "2026-11-23", "2026-11-25"),
  holdWith: fc.constantFrom(0, 3),
});
const anyFacts = fc.record({
  indirect: fc.integer({ min: 0, max: 4 }),
  edited: fc.boolean(),
  agreed: fc.boolean(),
  today: fc.constant("2026-11-24"),
});

test("nothing is out that one of its conditions keeps", () =>
  fc.assert(
    fc.property(anyStory, anyFacts, (it, known) => {
      if (nextState(it, known) !== "out") return;
      expect(it.passedBy).not.toBeNull();
      expect(needsSecond(it, known.indirect) && !hasSecond(it)).toBe(false);
      expect(it.asks && known.edited && !known.agreed).toBe(false);
      expect(it.holdWith).toBe(0);
      expect((it.holdUntil ?? "") <= known.today).toBe(true);
    }),
  ));
