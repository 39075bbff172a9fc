/** The committee's figures, for those who may see them; each look and each file is on record. */
import type { Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { londonDate } from "../i18n/dates";
import { translator } from "../i18n/i18n.server";
import type { Translate } from "../i18n/words";
import { csvFile } from "../staff/csv-file.server";
import { hubsWhere, type StaffMember } from "../staff/staff";
import { sayMonth } from "../stories/story-dates";
import { countRequests, listCountedHubs } from "./count-requests.server";
import { makeFigures, ofHub, sayAlone, type Figures, type Wait } from "./figures";
import type { Shown } from "./hide-small";
import { figuresQuery, listMonths, type Period, type PeriodAsked } from "./period";
import { countPlain, countStories } from "./count-stories.server";
import { makeStoryFigures, PLAIN, STANDINGS, storiesOfHub, type StoryColumn } from "./story-figures";
import { sayColumn, sayGroup, sayShare, sayShown } from "./say-figures";

export interface FiguresFound {
  /** null: too few to show any */
  figures: Figures | null;
  /** with no hub yet; null on the page of one hub */
  noHub: Shown | null;
  /** null: too few to show any */
  stories: StoryColumn[] | null;
}

/** Whose figures this person may see. @returns `hub` null: all of them; undefined where it is none of theirs */
export async function chooseHub(store: Store, staff: StaffMember, typed: string | null) {
  const scope = hubsWhere(staff, "seeFigures");
  const all = await listCountedHubs(store.read);
  const hubs = all
    .filter((it) => scope === "all" || scope.includes(it.id))
    .map(({ id, name }) => ({ id, name }));
  const wanted = typed || (scope === "all" ? null : (hubs[0]?.id ?? ""));
  const hub = wanted === null ? null : hubs.find((it) => it.id === wanted)?.id;
  return { hub, hubs, seesAll: scope === "all" };
}

/** @param hub null: the whole service */
export async function readFigures(
  store: Store,
  staff: StaffMember,
  { hub, period, asked }: { hub: string | null; period: Period; asked: PeriodAsked },
  now: Date,
  action: "figures.read" | "figures.exported" = "figures.read",
): Promise<FiguresFound> {
  await store.transaction((tx) => {
    const about = { subjectKind: "figures", subject: hub ?? "all", hub, detail: figuresQuery("", asked) };
    return record(tx, { actor: staff.id, action, ...about }, now);
  });
  const { requests, noHub } = await countRequests(store.read, period, now);
  const hubs = (await listCountedHubs(store.read)).map((it) => it.id);
  // months that have not begun are no zeros
  const months = listMonths(period).filter((it) => it <= londonDate(now).slice(0, 7));
  const all = makeFigures(requests, hubs, months);
  const stories = makeStoryFigures(
    await countStories(store.read, period, now),
    hubs,
    await countPlain(store.read, period, now),
  );
  if (hub === null) return { figures: all, noHub: sayAlone(noHub), stories };
  return { figures: all && ofHub(all, hub), noHub: null, stories: stories && storiesOfHub(stories, hub) };
}

/** One long table: a figure of a hub on each line. */
export function figuresFile(
  { figures, noHub, stories }: FiguresFound,
  { first, last }: Period,
  hubs: ReadonlyArray<{ id: string; name: string }>,
): string {
  const lang = "en";
  const t = translator(lang);
  const names = new Map(hubs.map((it) => [it.id, it.name]));
  const period =
    first === last ? sayMonth(lang, first) : `${sayMonth(lang, first)} – ${sayMonth(lang, last)}`;
  const minutes = (it: Wait) => (typeof it === "number" ? String(it) : t(`figures:${it}`));
  const plain = (it: Shown) => (typeof it === "number" ? String(it) : sayShown(t, lang, it));
  const lines = (figures?.columns ?? []).flatMap((column, at) => {
    const hub = sayColumn(t, column, names);
    const line = (figure: string, category: string, value: string) => [figure, hub, period, category, value];
    const overview = t("figures:overview.title");
    return [
      line(overview, t("figures:overview.total"), plain(column.total)),
      line(overview, t("figures:overview.self"), sayShare(t, column.selfShare)),
      line(overview, t("figures:overview.inTime"), sayShare(t, column.inTimeShare)),
      line(overview, t("figures:file.median"), minutes(column.median)),
      line(overview, t("figures:file.ninetieth"), minutes(column.ninetieth)),
      line(overview, t("figures:overview.dealt"), sayShare(t, column.dealtShare)),
      ...(figures?.tables ?? []).flatMap(({ name, rows }) =>
        rows.map(({ key, values }) =>
          line(t(`figures:${name}.title`), sayGroup(t, lang, name, key), plain(values[at]!)),
        ),
      ),
    ];
  });
  for (const column of stories ?? [])
    for (const [category, value] of sayStories(t, column, plain))
      lines.push([t("figures:stories.title"), sayColumn(t, column, names), period, category, value]);
  if (noHub !== null)
    lines.push([
      ...[t("figures:overview.title"), t("figures:file.noHub"), period],
      ...[t("figures:overview.total"), plain(noHub)],
    ]);
  const head = (["figure", "hub", "period", "category", "value"] as const).map((it) =>
    t(`figures:file.column.${it}`),
  );
  return csvFile(head, lines);
}

/** Each figure of a column with its value. */
function sayStories(t: Translate, it: StoryColumn, plain: (it: Shown) => string): Array<[string, string]> {
  return [
    [t("figures:stories.total"), plain(it.total)],
    ...STANDINGS.map((name): [string, string] => [t(`figures:stories.${name}`), plain(it.rows[name])]),
    [t("figures:stories.share"), sayShare(t, it.inTimeShare)],
    [
      t("figures:stories.median"),
      typeof it.median === "number" ? String(it.median) : t(`figures:${it.median}`),
    ],
    ...PLAIN.map((name): [string, string] => [t(`figures:stories.${name}`), String(it.plain[name])]),
  ];
}
