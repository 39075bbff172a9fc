/** Feelings and themes of public stories over a year, of one hub or of all. */
import type { Db } from "../../db/client";
import { londonDate } from "../i18n/dates";
import { listCounts } from "./count-tags.server";
import { firstMonth, lastQuarters, quarterOf, showCounts, type ShownCount } from "./hide-few";
import { FEELINGS, THEMES, type StoryTag } from "./story";

const QUARTERS = 4;

export interface SaidOverTime {
  /** quarters of which there are enough stories, the newest last */
  quarters: string[];
  /** by quarter */
  stories: ShownCount[];
  feelings: SaidRow[];
  themes: SaidRow[];
}
export interface SaidRow {
  tag: StoryTag;
  /** by quarter */
  counts: ShownCount[];
}

/** @param hub a hub's slug; "" is all. @param hubs every hub that is switched on */
export async function readWhatPeopleSay(
  db: Db,
  hub: string,
  hubs: readonly string[],
  now: Date,
): Promise<SaidOverTime> {
  const all = lastQuarters(londonDate(now).slice(0, 7), QUARTERS);
  const counts = new Map<string, number>();
  const rows = await listCounts(db, firstMonth(all[0]!));
  for (const it of rows) {
    const key = keyOf(it.hub, quarterOf(it.month), it.tag);
    counts.set(key, (counts.get(key) ?? 0) + it.count);
  }
  // a hub that was switched off still has its part in the sum of all
  const everyHub = new Set([...hubs, ...rows.map((it) => it.hub).filter((it) => it !== "")]);
  const countOf = (of: string, quarter: string, tag: string) => counts.get(keyOf(of, quarter, tag)) ?? 0;
  const show = (quarter: string, tag: string, may: (hub: string) => boolean) =>
    showCounts(
      countOf("", quarter, tag),
      new Map([...everyHub].map((it) => [it, countOf(it, quarter, tag)])),
      may,
    );
  const total = new Map(all.map((it) => [it, show(it, "", () => true)]));
  const shownOf = (it: ReturnType<typeof show>): ShownCount =>
    hub === "" ? it.all : (it.byHub.get(hub) ?? "few");
  const quarters = all.filter((it) => isNumber(shownOf(total.get(it)!)));
  const rowsOf = (kind: "feeling" | "theme", values: readonly string[]): SaidRow[] =>
    values
      .map((value) => ({
        tag: { kind, value },
        counts: quarters.map((quarter) =>
          shownOf(show(quarter, `${kind}:${value}`, (it) => isNumber(total.get(quarter)!.byHub.get(it)))),
        ),
      }))
      .filter((it) => it.counts.some(isNumber))
      .sort((a, b) => sumOf(b) - sumOf(a));
  return {
    quarters,
    stories: quarters.map((it) => shownOf(total.get(it)!)),
    feelings: rowsOf("feeling", FEELINGS),
    themes: rowsOf("theme", THEMES),
  };
}

const keyOf = (...parts: string[]) => parts.join(" ");
const isNumber = (it: ShownCount | undefined): it is number => typeof it === "number";
const sumOf = ({ counts }: SaidRow) => counts.filter(isNumber).reduce((sum, it) => sum + it, 0);
