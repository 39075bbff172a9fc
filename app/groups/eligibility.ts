/** Whom a programme is made for, asked at the date of each session. Never a no: a reason for a person to talk with them. */
import { Temporal } from "temporal-polyfill";
import { londonDate } from "../i18n/dates";
import { dueBetween, monthsAt } from "./creche";
import { TALK_REASONS, type BookedChild, type BookingBody, type Bundle, type TalkReason } from "./group";
import type { WholeGroup } from "./groups.server";

/** As of a row of `programmes`. */
export interface Meant {
  askFirst: boolean;
  fromMonths: number | null;
  toMonths: number | null;
  expecting: boolean;
  fromWeeks: number | null;
  toWeeks: number | null;
}

const PREGNANCY_DAYS = 280;

/** Whole weeks of pregnancy on the day of `at`: as few and as many as they may be. */
function weeksAt(due: string, at: Date): { least: number; most: number } {
  const day = Temporal.PlainDate.from(londonDate(at));
  const { first, last } = dueBetween(due);
  const weeks = (to: Temporal.PlainDate) => Math.floor((PREGNANCY_DAYS - day.until(to).days) / 7);
  return { least: weeks(last), most: weeks(first) };
}

/** At one session. A due date that may have passed by then is an age, as far as anybody knows. */
function reasonAt(meant: Meant, child: BookedChild, agesOn: string, at: Date): TalkReason | null {
  const months = monthsAt(child, agesOn, at);
  if (months === null && child.due !== null) {
    if (!meant.expecting) return "due";
    const { least, most } = weeksAt(child.due, at);
    if (meant.fromWeeks !== null && most < meant.fromWeeks) return "weeks";
    return meant.toWeeks !== null && least > meant.toWeeks ? "weeks" : null;
  }
  const hasAge = meant.fromMonths !== null || meant.toMonths !== null;
  // made for those who expect: a baby that comes before the last session is what was hoped for
  if (child.due !== null && meant.expecting && !hasAge) return null;
  if (meant.expecting && !hasAge) return "age";
  const tooYoung = meant.fromMonths !== null && months! < meant.fromMonths;
  return tooYoung || (meant.toMonths !== null && months! > meant.toMonths) ? "age" : null;
}

/** Why a person should talk with a family before it is placed. A child that fits makes the family fit: its brothers and
 *  sisters may be of any age. One fits who is of an age for it at every session.
 *  @param agesOn ISO date on which the children's ages were said. @returns each reason once; empty: none */
export function talkReasons(
  programme: Meant,
  bundle: Pick<Bundle, "children">,
  agesOn: string,
  sessions: ReadonlyArray<{ startsAt: Date }>,
): TalkReason[] {
  const found = new Set<TalkReason>();
  if (programme.askFirst) found.add("askFirst");
  const ages = programme.fromMonths !== null || programme.toMonths !== null;
  const limited = ages || programme.expecting;
  const perChild = bundle.children.map(
    (child) =>
      new Set(sessions.flatMap(({ startsAt }) => reasonAt(programme, child, agesOn, startsAt) ?? [])),
  );
  if (limited && bundle.children.length === 0) found.add("unsure");
  if (perChild.every((it) => it.size > 0)) for (const it of perChild) for (const why of it) found.add(why);
  return TALK_REASONS.filter((it) => found.has(it));
}

/** {@link talkReasons} of a group, at its dates still to come. */
export function reasonsNow(
  { group, programme, sessions }: Pick<WholeGroup, "group" | "programme" | "sessions">,
  { bundle, agesOn }: Pick<BookingBody, "bundle" | "agesOn">,
  now: Date,
): TalkReason[] {
  const ahead = sessions.filter((it) => it.state === "planned" && it.startsAt > now);
  const askFirst = programme.askFirst || group.askFirst;
  return talkReasons({ ...programme, askFirst }, bundle, agesOn, ahead);
}
