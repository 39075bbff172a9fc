/** How much of what tells who somebody is gets found, in stories that were written without knowing how it is looked for.
 *  The figures, every miss and every false alarm are written to test-results/identifiers.json. */
import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import places from "../../db/data/places.json";
import { listMarkedStories, type MarkedStory, STAFF_OF_STORIES } from "../../tests/support/marked-stories";
import { findIdentifiers, type Known, type Mark } from "./identifiers";
import { countWords } from "./story";

const KNOWN: Known = {
  names: STAFF_OF_STORIES,
  places: places.flatMap((it) => [it.name, ...it.spellings]),
  authorNames: [],
};

type Span = Pick<Mark, "from" | "to">;
/** How many letters of a span lie in others, which do not overlap each other. */
const coveredIn = (span: Span, others: readonly Span[]) =>
  others.reduce((sum, it) => sum + Math.max(0, Math.min(span.to, it.to) - Math.max(span.from, it.from)), 0);
const isFound = (span: Span, marks: readonly Span[]) => coveredIn(span, marks) * 2 >= span.to - span.from;

interface Share {
  planted: number;
  found: number;
  share: number;
}
const shareOf = (all: ReadonlyArray<{ found: boolean }>): Share => {
  const found = all.filter((it) => it.found).length;
  return { planted: all.length, found, share: all.length === 0 ? 1 : found / all.length };
};
const round = (x: number) => Math.round(x * 1000) / 1000;

/** What is planted counts as found when marks cover at least half of it. A mark that overlaps nothing planted is a false
 *  alarm; letters marked that are not planted count too, so that marking everything does not pay. */
function measure(stories: readonly MarkedStory[], find: (text: string) => Mark[]) {
  const read = stories.map(({ id, text, planted }) => ({ id, text, planted, marks: find(text) }));
  const planted = read.flatMap(({ id, text, planted, marks }) =>
    planted.map((it) => ({
      ...it,
      said: `${id}: ${text.slice(it.from, it.to)}`,
      found: isFound(it, marks),
    })),
  );
  const alarms = read.flatMap(({ id, text, planted, marks }) =>
    marks
      .filter((it) => coveredIn(it, planted) === 0)
      .map((it) => ({ direct: it.direct, said: `${id}: ${it.kind}: ${text.slice(it.from, it.to)}` })),
  );
  const words = stories.reduce((sum, it) => sum + countWords(it.text), 0);
  const letters = stories.reduce((sum, it) => sum + it.text.length, 0);
  const beyond = read.flatMap(({ planted, marks }) =>
    marks.map((it) => it.to - it.from - coveredIn(it, planted)),
  );
  const direct = planted.filter((it) => it.direct);
  const per100 = (some: readonly unknown[]) => round((some.length / words) * 100);
  const kinds = [...new Set(planted.map((it) => it.kind))].sort();
  return {
    stories: stories.length,
    words,
    direct: shareOf(direct),
    indirect: shareOf(planted.filter((it) => !it.direct)),
    kinds: Object.fromEntries(kinds.map((kind) => [kind, shareOf(planted.filter((it) => it.kind === kind))])),
    falseAlarmsPer100Words: {
      direct: per100(alarms.filter((it) => it.direct)),
      indirect: per100(alarms.filter((it) => !it.direct)),
    },
    /** of all letters, those marked that tell nothing */
    markedBeyond: round(beyond.reduce((sum, it) => sum + it, 0) / letters),
    missedDirect: direct.filter((it) => !it.found).map((it) => `${it.kind} ${it.said}`),
    missedIndirect: planted.filter((it) => !it.direct && !it.found).map((it) => `${it.kind} ${it.said}`),
    falseAlarms: {
      direct: alarms.filter((it) => it.direct).map((it) => it.said),
      indirect: alarms.filter((it) => !it.direct).map((it) => it.said),
    },
  };
}

const stories = listMarkedStories();

test("at least 95 of 100 direct identifiers are found", () => {
  const isOdd = (it: MarkedStory) => Number(it.id) % 2 === 1;
  const found = new Map(stories.map(({ text }) => [text, findIdentifiers(text, KNOWN)]));
  const find = (text: string) => found.get(text)!;
  const all = measure(stories, find);
  const odd = measure(stories.filter(isOdd), find);
  const even = measure(
    stories.filter((it) => !isOdd(it)),
    find,
  );
  const brief = ({ direct, indirect, falseAlarmsPer100Words, markedBeyond }: typeof all) => ({
    direct,
    indirect,
    falseAlarmsPer100Words,
    markedBeyond,
  });
  mkdirSync("test-results", { recursive: true });
  writeFileSync(
    "test-results/identifiers.json",
    JSON.stringify({ all, odd: brief(odd), even: brief(even) }, null, 2),
  );
  expect(all.direct.planted).toBeGreaterThan(500);
  expect(all.direct.share, all.missedDirect.join("\n")).toBeGreaterThanOrEqual(0.95);
  expect(all.markedBeyond, all.falseAlarms.direct.join("\n")).toBeLessThan(0.02);
});

test("who finds nothing, or marks everything, does not pass", () => {
  expect(measure(stories, () => []).direct.share).toBe(0);
  const whole = (text: string): Mark[] => [{ from: 0, to: text.length, kind: "name", direct: true }];
  const everything = measure(stories, whole);
  expect(everything.direct.share).toBe(1);
  expect(everything.markedBeyond).toBeGreaterThan(0.9);
});

test("half of what is planted has to be marked, and a mark elsewhere is a false alarm", () => {
  const text = "My son Jack said no.";
  const planted = [{ from: 7, to: 11, kind: "name" as const, direct: true }];
  const story: MarkedStory = { id: "1", who: "", tone: "", hub: "", text, planted };
  const marking = (from: number, to: number) =>
    measure([story], () => [{ from, to, kind: "name", direct: true }]);
  expect(marking(3, 9)).toMatchObject({ direct: { found: 1 }, falseAlarms: { direct: [] } });
  expect(marking(3, 8)).toMatchObject({ direct: { found: 0 }, falseAlarms: { direct: [] } });
  expect(marking(12, 16).falseAlarms.direct).toEqual(["1: name: said"]);
});
