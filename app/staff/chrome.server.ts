import type { Db } from "../../db/client";
import { listNames } from "../hubs/hubs.server";
import { listInboxesDue } from "../hubs/inboxes-due.server";
import { listUndelivered } from "../outbox/outbox.server";
import { countWaits } from "../referrals/waits.server";
import { countOverdue } from "../stories/promises.server";
import { countToCheck } from "./helpline-age.server";
import { countWaiting } from "./list-stories.server";
import { isRed } from "./nothing-lost.server";
import { hubsWhere, may, type StaffMember } from "./staff";
import { listWhomToTell } from "./staff-names.server";

/** What the header of staff pages shows: the hubs are those whose settings this person keeps. */
export async function staffChrome(db: Db, staff: StaffMember, now = new Date()) {
  const scope = hubsWhere(staff, "seeUndelivered");
  const stuck = scope.length ? await listUndelivered(db, scope) : [];
  const all = await listNames(db);
  const plans = hubsWhere(staff, "planChanges");
  const service = may(staff, "manageService", null);
  const kept = all.filter((hub) => may(staff, "manageHub", hub.id));
  const due = new Set((kept.length > 0 ? await listInboxesDue(db, now) : []).map((it) => it.hub));
  return {
    name: staff.name,
    enters: hubsWhere(staff, "enterRequest").length > 0,
    hubs: kept,
    groups: hubsWhere(staff, "seeGroups").length > 0,
    stories: hubsWhere(staff, "readStories").length > 0 ? await countWaiting(db, staff, now) : null,
    undelivered: scope.length > 0,
    alerts: stuck.filter((it) => it.state === "needs_human").length,
    waits: await countWaits(db, staff, now),
    /** watches over who did and read what */
    record: may(staff, "readRecord", null),
    figures: hubsWhere(staff, "seeFigures").length > 0,
    nothingLost: hubsWhere(staff, "seeNothingLost").length > 0,
    red: await isRed(db, now),
    /** promises to change something whose day is over; null for whoever makes none */
    overdueChanges: plans.length > 0 ? await countOverdue(db, plans, now) : null,
    people: hubsWhere(staff, "manageAccounts").length > 0,
    service,
    inboxesDue: kept.filter((hub) => due.has(hub.id)),
    helplines: service || kept.length > 0 ? await readHelplinesDue(db, staff, now) : null,
  };
}

/** A hub's manager is told whom to tell. @returns null where none has to be rung */
async function readHelplinesDue(db: Db, staff: StaffMember, now: Date) {
  const count = await countToCheck(db, now);
  return count === 0 ? null : { count, tell: await listWhomToTell(db, staff) };
}
