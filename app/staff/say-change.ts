/** A change of settings in words. */
import type { Kept, RowChange } from "../../db/schema/changes";
import { parseRatios, RATIOS_KEY } from "../groups/creche";
import { OUT_OF_HOURS } from "../hubs/service-facts";
import { formatDate, formatDayOfWeek } from "../i18n/dates";
import type { Translate, WordKey } from "../i18n/words";
import { storySettingOf } from "../stories/story-settings";
import { sayList } from "./say-list";

/** What the history of the whole service is called, where that of a hub has its slug. */
export const OF_SERVICE = "service";

/** What a slip of a history calls its buttons, each a field by the id of its change. */
export const PUT_BACK = "putBack";

export interface Speaker {
  t: Translate;
  lang: string;
  /** a hub's name by its slug */
  hub(id: string): string;
  /** a label's name by its id */
  label(id: string): string;
}

export interface SaidChange {
  /** which thing it is about: "Helpline Childline" */
  what: string;
  how: "added" | "removed" | "changed";
  /** what of it changed; of something added or removed, all that it holds */
  parts: Array<{ name: string; from: string | null; to: string | null }>;
}

/** What only the portal reads. */
const UNSAID = new Set([
  "photo",
  "photoAgreed",
  "confidence",
  "hubs",
  "otherHub",
  "retentionSince",
  "spellings",
  "outcodes",
  "outcome",
]);
const MINUTES = new Set(["targetMinutes", "outcomeMinutes", "leaseMinutes"]);

type Row = RowChange["after"] & object;

export function sayChange({ table, key, before, after }: RowChange, by: Speaker): SaidChange {
  const row = (after ?? before)!;
  // where it stands in a list says something only once it was moved
  const moved = before !== null && after !== null;
  const names = Object.keys(row).filter((it) => !UNSAID.has(it) && (it !== "position" || moved));
  const changed = names.filter((it) =>
    before && after
      ? !same(before[it], after[it])
      : row[it] !== null && (row[it] !== "" || isList(table, it)),
  );
  const say = (part: string, value: Kept | undefined) => {
    if (key.key === RATIOS_KEY && part === "value") return sayRatios(value, by.t);
    return isList(table, part) ? sayList(value as string, by) : sayValue(part, value, by);
  };
  return {
    what: by.t(`manage:thing.${table as "hub"}`, { name: nameOf(table, key, row, by) }),
    how: !before ? "added" : !after ? "removed" : "changed",
    parts: changed.map((it) => ({
      name: partName(table, key, it, by.t),
      from: before && say(it, before[it]),
      to: after && say(it, after[it]),
    })),
  };
}

/** What a saved list shows: also "" is one. */
const isList = (table: string, part: string) => table === "view" && part === "query";

function sayRatios(value: Kept | undefined, t: Translate): string {
  const [baby, two, three] = parseRatios(value as string | undefined);
  return t("groupwork:ratios.are", { baby, two, three });
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function nameOf(table: string, key: Record<string, string>, row: Row, by: Speaker): string {
  if (table === "inbox") return by.t(`staff:undelivered.inbox.${key.kind as "duty"}`);
  if (table === "role") return by.t(`staff:roles.${key.role as "moderator"}`);
  if (table === "setting") return settingName(key.key!, by.t);
  if (table === "closing") return formatDate(by.lang, new Date(`${row.date as string}T12:00:00Z`));
  return (row.name as string | undefined) ?? key.name ?? key.sector ?? key.id ?? "";
}

function settingName(key: string, t: Translate): string {
  if (key === OUT_OF_HOURS) return t("staff:service.outOfHours.title");
  if (key === RATIOS_KEY) return t("groupwork:ratios.title");
  if (key.startsWith("text.")) return t(`manage:text.title.${key.slice(5) as "next"}`);
  const ofStories = storySettingOf(key);
  if (ofStories) return t(`answers:settings.${ofStories}`);
  return t(`staff:service.facts.label.${key as "retention"}`);
}

const partName = (table: string, key: Record<string, string>, part: string, t: Translate): string =>
  table === "setting" && part === "value" ? settingName(key.key!, t) : t(`manage:part.${part}` as WordKey);

function sayValue(part: string, value: Kept | undefined, by: Speaker): string {
  const { t, lang } = by;
  if (value === undefined || value === null || value === "") return t("manage:history.nothing");
  if (typeof value === "boolean") return t(value ? "manage:history.yes" : "manage:history.no");
  if (typeof value === "number")
    return MINUTES.has(part)
      ? t("manage:history.hours", { hours: Number((value / 60).toFixed(2)) })
      : String(value);
  if (typeof value === "string") {
    if (part === "hub") return by.hub(value);
    return part.endsWith("At") ? formatDate(lang, new Date(value)) : value;
  }
  if (value.length === 0) return t("manage:history.nothing");
  return part === "hours" ? sayWeek(value as Array<Times | null>, by) : (value as string[]).join(", ");
}

interface Times {
  open: string;
  close: string;
}

/** Helplines say their hours in words, hubs as a week of times. */
const sayWeek = (week: Array<Times | null>, { t, lang }: Speaker): string =>
  week
    .map((it, at) => {
      const day = formatDayOfWeek(lang, at);
      const times = it ? `${it.open}–${it.close}` : t("pages:hub.dayClosed");
      return `${day} ${times}`;
    })
    .join(", ");

/** What was done, as a heading. @param action as it stands in `setting_changes` */
export const sayDid = (t: Translate, action: string): string =>
  t(`manage:did.${action.split(".")[1] as "hours"}`);
