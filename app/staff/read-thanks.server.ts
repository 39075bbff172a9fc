import type { Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { listNames } from "../hubs/hubs.server";
import { startOfDay } from "../hubs/opening-hours";
import { londonDate } from "../i18n/dates";
import { listThanks } from "../stories/note-praise.server";
import { hubsWhere, type StaffMember } from "./staff";

const DAY_MS = 86_400_000;
const WEEK = 7;
const WEEKS_SHOWN = 5;

/** Words of thanks for the teams of this person: those of the last seven days, and of the four weeks before. That they were
 *  read is on record before they are shown. */
export async function readThanks(store: Store, staff: StaffMember, now: Date) {
  const hubs = hubsWhere(staff, "readStories");
  const ago = (days: number) =>
    londonDate(new Date(startOfDay(londonDate(now)).getTime() + DAY_MS / 2 - days * DAY_MS));
  const about = { action: "story.thanksRead", subjectKind: "story", subject: "thanks" };
  await store.transaction((tx) => record(tx, { actor: staff.id, ...about }, now));
  const all = await listThanks(store.read, hubs, ago(WEEK * WEEKS_SHOWN));
  const names = new Map((await listNames(store.read)).map((it) => [it.id, it.name]));
  const said = all.map((it) => ({ ...it, hubName: names.get(it.hub) ?? it.hub }));
  const since = ago(WEEK);
  return { fresh: said.filter((it) => it.on >= since), before: said.filter((it) => it.on < since) };
}
