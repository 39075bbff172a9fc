import { Temporal } from "temporal-polyfill";
import type { Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { listNames } from "../hubs/hubs.server";
import { londonDate } from "../i18n/dates";
import { listThanks } from "../stories/note-praise.server";
import { hubsWhere, type StaffMember } from "./staff";

const WEEKS_SHOWN = 5;

/** Words of thanks for the teams of this person: those of the last seven days, and of the four weeks before. That they were
 *  read is on record before they are shown. */
export async function readThanks(store: Store, staff: StaffMember, now: Date) {
  const hubs = hubsWhere(staff, "readStories");
  const today = Temporal.PlainDate.from(londonDate(now));
  const ago = (weeks: number) => today.subtract({ weeks }).toString();
  const about = { action: "story.thanksRead", subjectKind: "story", subject: "thanks" };
  await store.transaction((tx) => record(tx, { actor: staff.id, ...about }, now));
  const all = await listThanks(store.read, hubs, ago(WEEKS_SHOWN));
  const names = new Map((await listNames(store.read)).map((it) => [it.id, it.name]));
  const said = all.map((it) => ({ ...it, hubName: names.get(it.hub) ?? it.hub }));
  const since = ago(1);
  return { fresh: said.filter((it) => it.on >= since), before: said.filter((it) => it.on < since) };
}
