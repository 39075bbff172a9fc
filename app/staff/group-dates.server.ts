/** The dates that were typed, by themselves or as a pattern. */
import type { Db } from "../../db/client";
import { findGroup } from "../groups/groups.server";
import { missing, refused, type GroupRefusal } from "../groups/run-group";
import { addMinutes, type PlannedSession } from "../groups/weekly-pattern";
import { momentInLondon } from "../hubs/opening-hours";
import type { FieldProblem } from "./form-problems";
import { checkOneSession, checkPattern } from "./group-forms";
import { datesOf, planPattern } from "./group-pages.server";

/** @returns "look": a pattern is looked at before anything is saved; what is wrong with the form; or what to add */
export async function readDates(
  db: Db,
  id: string,
  form: "one" | "pattern",
  values: Record<string, string[]>,
): Promise<"look" | FieldProblem[] | { ok: true; planned: PlannedSession[] } | GroupRefusal> {
  if (form === "one") {
    const checked = checkOneSession(values);
    if (!checked.ok) return checked.problems;
    const { date, time, minutes, week } = checked.value;
    const startsAt = momentInLondon(date, time);
    return { ok: true, planned: [{ week, startsAt, endsAt: addMinutes(startsAt, minutes) }] };
  }
  const checked = checkPattern(values);
  if (!checked.ok) return checked.problems;
  const seen = values.dates?.[0];
  if (!seen) return "look";
  const found = await findGroup(db, id);
  if (!found) return missing;
  const { sessions } = await planPattern(db, found, checked.value);
  if (datesOf(sessions) !== seen) return refused("form", "datesChanged");
  return { ok: true, planned: sessions };
}
