/** The committee's figures: counted over the whole service, hidden where small, and only then narrowed to a hub, so that
 *  the pages of one period hide the same. */
import { DEALT, ENDS, REACHES, TRAITS, type Counted } from "./counted";
import { ASKERS } from "../referrals/referral";
import { groupUntilSafe, type Made } from "./group-hubs";
import { hideSmall, MOST_SMALL, type Shown } from "./hide-small";
import { sayWait } from "./waits";

/** Whole percent, or what it is at least; "none" where there is nothing to be a share of. */
export type Share = number | { atLeast: number } | "none" | "hidden";
export type Wait = number | "none" | "hidden";

/** One column of every table: hubs that are shown together, or all of them. */
export interface Column {
  hubs: string[];
  all: boolean;
  total: Shown;
  selfShare: Share;
  inTimeShare: Share;
  dealtShare: Share;
  median: Wait;
  ninetieth: Wait;
}
export interface FigureTable {
  name: "months" | "asked" | "reached" | "ends";
  /** groups, then sums; one value for each column */
  rows: Array<{ key: string; sum: boolean; values: Shown[] }>;
}
export interface Figures {
  columns: Column[];
  tables: FigureTable[];
}

const SPECS = {
  months: { trait: TRAITS.month, sums: {} },
  asked: { trait: TRAITS.askedBy, sums: {} },
  reached: {
    trait: TRAITS.reach,
    sums: {
      reached: ["inTime", "late"],
      notYet: ["waiting", "overdue"],
      measured: ["inTime", "late", "overdue"],
    },
  },
  ends: { trait: TRAITS.end, sums: { dealt: [...DEALT], answered: [...DEALT, "localOffice"] } },
} as const;
type Name = keyof typeof SPECS;

/** @param hubs in the service's order. @param months of the period: "2026-04"
 *  @returns null where there are too few to show any */
export function makeFigures(
  requests: readonly Counted[],
  hubs: readonly string[],
  months: readonly string[],
): Figures | null {
  const grouped = groupUntilSafe(requests, hubs, (places) => makeTables(requests, places, months));
  if (!grouped) return null;
  const { places, made: tables } = grouped;
  return { columns: columnsOf(requests, places, tables), tables };
}

function makeTables(
  requests: readonly Counted[],
  places: readonly string[][],
  months: readonly string[],
): Made<FigureTable[]> {
  const groupsOf = { months, asked: ASKERS, reached: REACHES, ends: ENDS };
  const placeOf = new Map(places.flatMap((group, at) => group.map((hub) => [hub, at] as const)));
  const tables: FigureTable[] = [];
  for (const name of Object.keys(SPECS) as Name[]) {
    const { trait, sums } = SPECS[name];
    const groups = groupsOf[name] as readonly string[];
    const size = groups.length;
    const counts = places.map(() => new Array<number>(size).fill(0));
    const moves = places.map(() => new Array<number>(size * size).fill(0));
    for (const it of requests) {
      const place = placeOf.get(it.hub);
      const from = groups.indexOf(trait.of(it));
      if (place === undefined || from < 0) continue;
      counts[place]![from]!++;
      for (const [to, other] of groups.entries())
        if (to !== from && trait.couldBe(it, other)) moves[place]![from * size + to]!++;
    }
    const parts = Object.values(sums as Record<string, readonly string[]>);
    const hidden = hideSmall({
      counts,
      sums: parts.map((part) => part.map((it) => groups.indexOf(it))),
      movable: (place, from, to) => moves[place]![from * size + to]!,
    });
    if ("unsafe" in hidden) return hidden;
    const keys = [...groups, ...Object.keys(sums)];
    const rows = keys.map((key, at) => ({
      ...{ key, sum: at >= size },
      values: hidden.shown.map((row) => row[at]!),
    }));
    tables.push({ name, rows });
  }
  return { made: tables };
}

function columnsOf(
  requests: readonly Counted[],
  places: readonly string[][],
  tables: readonly FigureTable[],
): Column[] {
  const value = (name: Name, key: string, at: number) =>
    tables.find((it) => it.name === name)!.rows.find((it) => it.key === key)!.values[at]!;
  const columns = places.map((hubs) => ({ hubs, all: false }));
  if (places.length > 1) columns.push({ hubs: places.flat(), all: true });
  return columns.map(({ hubs, all }, at) => {
    const own = requests.filter((it) => hubs.includes(it.hub));
    const times = own.flatMap((it) => (it.minutes === null ? [] : [it.minutes])).sort((a, b) => a - b);
    const counted = [value("reached", "inTime", at), value("reached", "late", at)].every(
      (it) => typeof it === "number",
    );
    const inTime = own.filter((it) => it.reach === "inTime").length;
    return {
      ...{ hubs, all },
      total: own.length,
      selfShare: shareOf(
        value("asked", "family", at),
        own.length,
        ASKERS.filter((it) => it !== "family").map((it) => value("asked", it, at)),
      ),
      inTimeShare: shareOf(value("reached", "inTime", at), value("reached", "measured", at), [
        value("reached", "late", at),
        value("reached", "overdue", at),
      ]),
      dealtShare: shareOf(value("ends", "dealt", at), value("ends", "answered", at), [
        value("ends", "localOffice", at),
      ]),
      median: sayWait(times, 0.5, { counted, inTime }),
      ninetieth: sayWait(times, 0.9, { counted, inTime }),
    };
  });
}

/** Says nothing that the counts which are shown do not say. @param rest what of the whole is not the part */
export function shareOf(part: Shown, whole: Shown, rest: readonly Shown[]): Share {
  if (whole === 0) return "none";
  if (typeof whole !== "number") return "hidden";
  if (typeof part === "number") return Math.round((part / whole) * 100);
  const most = rest.reduce<number>((sum, it) => sum + (it === "under5" ? MOST_SMALL : Number(it)), 0);
  // where one of the rest may be anything, nothing is known
  return Number.isNaN(most) || most >= whole
    ? "hidden"
    : { atLeast: Math.floor(((whole - most) / whole) * 100) };
}

/** A count that stands by itself. */
export const sayAlone = (count: number): Shown => (count >= 1 && count <= MOST_SMALL ? "under5" : count);

/** The figures of one hub. @returns null where it is shown together with others, or not at all */
export function ofHub({ columns, tables }: Figures, hub: string): Figures | null {
  const at = columns.findIndex((it) => !it.all && it.hubs.length === 1 && it.hubs[0] === hub);
  if (at < 0) return null;
  return {
    columns: [columns[at]!],
    tables: tables.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => ({ ...row, values: [row.values[at]!] })),
    })),
  };
}
