/** On which dates a child, born or not, is of an age that a programme is for. Where an age is not known to the day
 *  both ends are wide: to be shown a group is no promise, and nobody is turned away here. */
import { Temporal } from "temporal-polyfill";
import type { ChildAge } from "./browse-filter";

/** Whom a programme is for: as in its table. */
export interface Meant {
  fromMonths: number | null;
  toMonths: number | null;
  expecting: boolean;
  fromWeeks: number | null;
  toWeeks: number | null;
}

/** ISO dates, both included. */
export interface Span {
  from: string;
  to: string;
}

const EVER = { from: "0000-01-01", to: "9999-12-31" };
const WEEKS_OF_PREGNANCY = 40;
/** Babies come late. */
const LATE_DAYS = 14;

/** Nobody but those who expect a baby: the programme has no ages of children, and weeks or none. */
export const onlyExpecting = (it: Meant) => it.expecting && it.fromMonths === null && it.toMonths === null;

/** Dates on which somebody born from `born.from` to `born.to` may be of the ages. */
function whileOfAge({ fromMonths, toMonths }: Meant, born: Span): Span {
  const first = Temporal.PlainDate.from(born.from);
  const last = Temporal.PlainDate.from(born.to);
  return {
    from: first.add({ months: fromMonths ?? 0 }).toString(),
    to:
      toMonths === null
        ? EVER.to
        : last
            .add({ months: toMonths + 1 })
            .subtract({ days: 1 })
            .toString(),
  };
}

/** @param today ISO date on which the age was said */
export function spansOfAge(meant: Meant, { months, span }: ChildAge, today: string): Span[] {
  if (onlyExpecting(meant)) return [];
  const day = Temporal.PlainDate.from(today);
  const from = day.subtract({ months: months + span }).add({ days: 1 });
  return [whileOfAge(meant, { from: from.toString(), to: day.subtract({ months }).toString() })];
}

/** @param due ISO date, or ISO month: any day of it */
export function spansOfDue(meant: Meant, due: string): Span[] {
  const first = Temporal.PlainDate.from(due.length === 7 ? `${due}-01` : due);
  const last = due.length === 7 ? first.add({ months: 1 }).subtract({ days: 1 }) : first;
  const spans: Span[] = [];
  if (meant.expecting) {
    const weeksBefore = (weeks: number) => ({ weeks: WEEKS_OF_PREGNANCY - weeks });
    const from =
      meant.fromWeeks === null ? EVER.from : first.subtract(weeksBefore(meant.fromWeeks)).toString();
    const to =
      meant.toWeeks === null
        ? last.add({ days: LATE_DAYS })
        : last.subtract(weeksBefore(meant.toWeeks + 1)).subtract({ days: 1 });
    spans.push({ from, to: to.toString() });
  }
  if (!onlyExpecting(meant)) spans.push(whileOfAge(meant, { from: first.toString(), to: last.toString() }));
  return spans;
}

/** @param dates from the first to the last. @returns "all" where the child is of the age at both, "part" where it is
 *  at some time between, else "none" */
export function howFits(spans: readonly Span[], dates: Span): "all" | "part" | "none" {
  const holds = (date: string) => spans.some((it) => it.from <= date && date <= it.to);
  if (holds(dates.from) && holds(dates.to)) return "all";
  return spans.some((it) => it.from <= dates.to && it.to >= dates.from) ? "part" : "none";
}
