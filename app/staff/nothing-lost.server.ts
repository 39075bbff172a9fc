/** The proof that nothing is lost, for those who answer for it; and what of the portal needs mending. */
import type { Db } from "../../db/client";
import { londonDate } from "../i18n/dates";
import { examine, needsMending } from "../health.server";
import { listInboxesDue } from "../hubs/inboxes-due.server";
import { SHARED_HUB } from "../referrals/term-lists.server";
import { listHubTests, type HubTest } from "../referrals/hub-tests.server";
import { countDay, listEvidence } from "../referrals/reconcile.server";
import { isDate } from "./record-filter";
import { hubsWhere, may, mayAnywhere, type StaffMember } from "./staff";

const DAY_MS = 24 * 60 * 60_000;

/** @param asked an ISO date that is over or today; anything else is yesterday */
export async function readNothingLost(db: Db, staff: StaffMember, asked: string | null, now: Date) {
  const today = londonDate(now);
  const yesterday = londonDate(new Date(now.getTime() - DAY_MS));
  const wrong = asked !== null && asked !== "" && !(isDate(asked) && asked <= today);
  const day = asked && !wrong ? asked : yesterday;
  const scope = hubsWhere(staff, "seeNothingLost");
  return {
    ...{ day, typed: asked ?? day, wrong, isToday: day === today },
    // some watch over what came in and may open none of it
    opens: {
      requests: mayAnywhere(staff, "readRequest") || mayAnywhere(staff, "readForReason"),
      tasks: mayAnywhere(staff, "seeTasks"),
    },
    count: await countDay(db, day, scope),
    // what is kept is about all hubs
    evidence: scope === "all" ? await listEvidence(db, day) : [],
    tests: await listTests(db, staff),
    health: await examine(db, now),
    stale: await listInboxesDue(db, now),
  };
}

export type HubTestView = HubTest & {
  /** this person may have one sent now */
  maySend: boolean;
};

async function listTests(db: Db, staff: StaffMember): Promise<HubTestView[]> {
  const scope = hubsWhere(staff, "seeNothingLost");
  const tests = (await listHubTests(db)).filter(
    // the shared queue is everybody's to see
    (it) => scope === "all" || it.hub === SHARED_HUB || scope.includes(it.hub),
  );
  return tests.map((it) => ({ ...it, maySend: may(staff, "manageHub", it.hub) }));
}

/** Whether staff have to know on every page. */
export const isRed = async (db: Db, now: Date): Promise<boolean> => needsMending(await examine(db, now));
