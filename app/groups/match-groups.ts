/** Which groups fit what a family chose, the next to begin first. */
import { londonDate } from "../i18n/dates";
import type { DayPart, GroupFilter } from "./browse-filter";
import { howFits, spansOfAge, spansOfDue, type Meant, type Span } from "./when-fits";

export interface ListedProgramme extends Meant {
  id: string;
  name: string;
  summary: string;
  dropIn: boolean;
  askFirst: boolean;
  youngPeople: boolean;
  example: boolean;
}

/** What is known of a group that families may see, but for the places left. */
export interface ListedGroup {
  id: string;
  programme: ListedProgramme;
  hub: string;
  online: boolean;
  language: string;
  crechePlaces: number;
  paused: boolean;
  /** 0 is Monday */
  weekday: number | null;
  dayPart: DayPart | null;
  /** of its dates that are not cancelled */
  firstAt: Date;
  lastAt: Date;
  /** `firstAt` as a number: thousands of dates are compared for each list */
  firstMs: number;
  /** the same, ISO dates */
  firstOn: string;
  lastOn: string;
  /** where nobody books: its dates that were still to come when it was read, in order */
  dropInDates: readonly Date[];
}

export interface Match {
  group: ListedGroup;
  /** its next date */
  nextAt: Date;
  /** "part": the child is of the right age at some of its dates only; null where no child was chosen */
  fit: "all" | "part" | null;
}

/** The next date that one can come to from the beginning on. @returns undefined where it has begun, or is over */
export function nextDate(
  { programme, dropInDates, firstAt, firstMs }: ListedGroup,
  now: Date,
): Date | undefined {
  if (programme.dropIn) return dropInDates.find((it) => it > now);
  return firstMs > now.getTime() ? firstAt : undefined;
}

const inOrder = (a: Match, b: Match) =>
  a.nextAt.getTime() - b.nextAt.getTime() || (a.group.id < b.group.id ? -1 : 1);

/** @param groups all that are published, the first to begin first; those that take no names, have begun or are over
 *  are left out */
export function matchGroups(groups: readonly ListedGroup[], filter: GroupFilter, now: Date): Match[] {
  const spans = new Map<ListedProgramme, Span[]>();
  const spansOf = (programme: ListedProgramme) => {
    const known = spans.get(programme) ?? spansFor(programme, filter, now);
    spans.set(programme, known);
    return known;
  };
  const withChild = filter.age !== null || filter.due !== null;
  const today = londonDate(now);
  const found: Match[] = [];
  const dropIns: Match[] = [];
  for (const group of groups) {
    const nextAt = group.paused || !isAsChosen(group, filter) ? undefined : nextDate(group, now);
    if (!nextAt) continue;
    const from = group.firstOn > today ? group.firstOn : today;
    const fit = withChild ? howFits(spansOf(group.programme), { from, to: group.lastOn }) : null;
    if (fit !== "none") (group.programme.dropIn ? dropIns : found).push({ group, nextAt, fit });
  }
  return merge(found, dropIns.sort(inOrder));
}

/** Both are in order: to sort thousands anew takes longer than all else here. */
function merge(some: Match[], others: Match[]): Match[] {
  if (others.length === 0) return some;
  const all: Match[] = [];
  let at = 0;
  for (const it of others) {
    while (at < some.length && inOrder(some[at]!, it) < 0) all.push(some[at++]!);
    all.push(it);
  }
  return all.concat(some.slice(at));
}

function isAsChosen(group: ListedGroup, filter: GroupFilter): boolean {
  return (
    (filter.near === "" || group.hub === filter.near) &&
    (filter.days.length === 0 || filter.days.includes(group.weekday ?? -1)) &&
    (filter.parts.length === 0 || filter.parts.some((it) => it === group.dayPart)) &&
    (filter.how === "" || group.online === (filter.how === "online")) &&
    (!filter.creche || group.crechePlaces > 0) &&
    (!filter.dropIn || group.programme.dropIn) &&
    (filter.language === "" || group.language === filter.language)
  );
}

/** With an age and a due date, whatever fits one of the children. */
function spansFor(programme: ListedProgramme, { age, due }: GroupFilter, now: Date): Span[] {
  return [
    ...(age ? spansOfAge(programme, age, londonDate(now)) : []),
    ...(due ? spansOfDue(programme, due) : []),
  ];
}
