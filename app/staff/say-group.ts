/** What was done with a group, a programme or a room, in words. */
import type { Changed, GroupChange } from "../groups/group-change";
import { ageParts } from "../groups/typed-age";
import { formatDate, formatTime } from "../i18n/dates";
import type { Translate } from "../i18n/words";

interface Speaker {
  t: Translate;
  lang: string;
}

const ACTIONS: ReadonlySet<string> = new Set<GroupChange["action"]>([
  ...(["group.created", "group.published", "group.paused", "group.closed", "group.facts"] as const),
  ...(["group.planned", "group.moved", "group.cancelled"] as const),
  ...(["programme.added", "programme.saved", "room.added", "room.saved"] as const),
]);
/** One whose detail is kept for {@link sayGroupChange}. */
export const isGroupChange = (action: string): action is GroupChange["action"] => ACTIONS.has(action);

interface SaidChange {
  did: string;
  parts: string[];
  /** families were told of it */
  told?: boolean;
}

/** @param action as it stands in the audit. @param detail JSON, as `recordGroup` wrote it */
export function sayGroupChange(
  action: GroupChange["action"],
  detail: string | null,
  by: Speaker,
): SaidChange {
  const { t } = by;
  const it = { action, ...(JSON.parse(detail || "{}") as object) } as GroupChange;
  const date = (iso: string) => formatDate(by.lang, new Date(iso));
  const at = (iso: string) =>
    t("staff:request.at", { day: date(iso), time: formatTime(by.lang, new Date(iso)) });
  switch (it.action) {
    case "group.created":
      return { did: t("groupwork:did.created"), parts: [] };
    case "group.paused":
      return { did: t("groupwork:did.paused"), parts: [] };
    case "group.published":
      return { did: t(it.again ? "groupwork:did.publishedAgain" : "groupwork:did.published"), parts: [] };
    case "group.closed":
      return { did: t("groupwork:did.closed"), parts: told(it.told, t), told: it.told > 0 };
    case "group.facts":
      return {
        did: t("groupwork:did.facts"),
        parts: [...sayParts(it.changed, by), ...told(it.told, t)],
        told: it.told > 0,
      };
    case "group.planned": {
      const values = { count: it.sessions, from: date(it.from), to: date(it.to) };
      return { did: t("groupwork:did.planned", values), parts: told(it.told, t), told: it.told > 0 };
    }
    case "group.moved": {
      const values = { count: it.sessions, from: at(it.from), to: at(it.to) };
      return { did: t("groupwork:did.moved", values), parts: told(it.told, t), told: it.told > 0 };
    }
    case "group.cancelled": {
      const values = { count: it.sessions, from: date(it.from) };
      return { did: t("groupwork:did.cancelled", values), parts: told(it.told, t), told: it.told > 0 };
    }
    case "programme.added":
    case "room.added":
      return { did: t("groupwork:did.added"), parts: [] };
    case "programme.saved":
    case "room.saved":
      return { did: t("groupwork:did.saved"), parts: sayParts(it.changed, by) };
  }
}

const told = (count: number, t: Translate) => (count > 0 ? [t("groupwork:did.told", { count })] : []);

function sayParts(changed: Changed, by: Speaker): string[] {
  return Object.entries(changed).map(([part, [from, to]]) => {
    const name = by.t(`groupwork:part.${part as "seats"}`);
    if (part === "joinBy") return by.t("groupwork:did.hidden", { name });
    return by.t("groupwork:did.part", { name, from: sayValue(part, from, by), to: sayValue(part, to, by) });
  });
}

function sayValue(part: string, value: Changed[string][number], { t }: Speaker): string {
  if (value === null || value === "") return t("groupwork:did.nothing");
  if (typeof value === "boolean") return t(value ? "groupwork:group.yes" : "groupwork:group.no");
  if (part === "language") return t(`groupwork:language.${value as "en"}`);
  if (part === "fromMonths" || part === "toMonths") return sayAge(t, value as number, part === "toMonths");
  return typeof value === "object" ? value.join(", ") : String(value);
}

/** "8 months", "3 years". @param last the oldest that still fits */
export function sayAge(t: Translate, months: number, last = false): string {
  const { unit, count } = ageParts(months, last);
  return t(`groupwork:age.${unit}`, { count });
}
