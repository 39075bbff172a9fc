/** What a committee asks of stories: how many were told, how many everyone may read, how soon hubs answered, and what was
 *  promised and kept. Counted over the whole service and hidden where small, as the figures of requests are. */
import { groupUntilSafe, type Made } from "./group-hubs";
import { hideSmall, type Shown } from "./hide-small";
import { shareOf, type Share, type Wait } from "./figures";
import { sayWait } from "./waits";

/** How far it got. `waiting` and `overdue` may be read and have no answer; `notShown`: not read yet, or not shown. */
export const STANDINGS = ["inTime", "late", "waiting", "overdue", "notShown"] as const;
export type StoryStanding = (typeof STANDINGS)[number];
const SUMS = {
  answered: ["inTime", "late"],
  measured: ["inTime", "late", "overdue"],
} as const satisfies Record<string, readonly StoryStanding[]>;
export type StoryRowName = StoryStanding | keyof typeof SUMS;

/** One story that was told in the period, and nothing that names a family. */
export interface CountedStory {
  hub: string;
  standing: StoryStanding;
  /** working days until it was answered; null: not yet */
  days: number | null;
}

/** Counted by hub where nothing can point to a family: what everyone may read, and what staff have promised. */
export const PLAIN = ["published", "planned", "made", "overdueChanges"] as const;
export type PlainCounts = Record<(typeof PLAIN)[number], number>;

export interface StoryColumn {
  hubs: string[];
  all: boolean;
  /** told in the period */
  total: Shown;
  rows: Record<StoryRowName, Shown>;
  inTimeShare: Share;
  /** working days */
  median: Wait;
  plain: PlainCounts;
}

/** @param hubs in the service's order. @param plain by hub. @returns null where there are too few to show any */
export function makeStoryFigures(
  told: readonly CountedStory[],
  hubs: readonly string[],
  plain: ReadonlyMap<string, PlainCounts>,
): StoryColumn[] | null {
  const grouped = groupUntilSafe(told, hubs, (places) => hideIn(told, places));
  return grouped && columnsOf(told, grouped.places, grouped.made, plain);
}

function hideIn(told: readonly CountedStory[], places: readonly string[][]): Made<Shown[][]> {
  const counts = places.map((group) =>
    STANDINGS.map(
      (standing) => told.filter((it) => it.standing === standing && group.includes(it.hub)).length,
    ),
  );
  const hidden = hideSmall({
    counts,
    sums: Object.values(SUMS).map((sum) => sum.map((it) => STANDINGS.indexOf(it))),
    movable: (place, from) => counts[place]![from]!,
  });
  return "shown" in hidden ? { made: hidden.shown } : hidden;
}

function columnsOf(
  told: readonly CountedStory[],
  places: readonly string[][],
  shown: readonly Shown[][],
  plain: ReadonlyMap<string, PlainCounts>,
): StoryColumn[] {
  const columns = places.map((hubs) => ({ hubs, all: false }));
  if (places.length > 1) columns.push({ hubs: places.flat(), all: true });
  const names = [...STANDINGS, ...(Object.keys(SUMS) as Array<keyof typeof SUMS>)];
  return columns.map(({ hubs, all }, at) => {
    const rows = Object.fromEntries(
      names.map((name, row) => [name, shown[at]![row]!]),
    ) as StoryColumn["rows"];
    const own = told.filter((it) => hubs.includes(it.hub));
    const days = own.flatMap((it) => (it.days === null ? [] : [it.days])).sort((a, b) => a - b);
    const counted = typeof rows.inTime === "number" && typeof rows.late === "number";
    const inTime = own.filter((it) => it.standing === "inTime").length;
    const sum = (name: keyof PlainCounts) =>
      hubs.reduce((total, hub) => total + (plain.get(hub)?.[name] ?? 0), 0);
    return {
      ...{ hubs, all, rows, total: own.length },
      inTimeShare: shareOf(rows.inTime, rows.measured, [rows.late, rows.overdue]),
      median: sayWait(days, 0.5, { counted, inTime }),
      plain: Object.fromEntries(PLAIN.map((name) => [name, sum(name)])) as PlainCounts,
    };
  });
}

/** Of one hub. @returns null where it is shown together with others, or not at all */
export function storiesOfHub(columns: readonly StoryColumn[], hub: string): StoryColumn[] | null {
  const own = columns.find((it) => !it.all && it.hubs.length === 1 && it.hubs[0] === hub);
  return own ? [own] : null;
}
