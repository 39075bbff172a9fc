/** What the record says came in. It is written with each request and each task and nothing deletes from it, so it still
 *  knows one whose row is gone. */
import { and, asc, gte, inArray, isNull, lt, ne, or } from "drizzle-orm";
import type { Db } from "../../db/client";
import { preparedForIds } from "../../db/prepared";
import { audit } from "../../db/schema/audit";
import type { Missing } from "../../db/schema/evidence";
import { referrals } from "../../db/schema/referrals";
import { tasks } from "../../db/schema/tasks";
import { TEST_NOTE } from "./record-event.server";

/** A portal's own test is deleted once it was seen, and was never anybody's. */
const cameIn = and(
  inArray(audit.action, ["referral.received", "task.added"]),
  or(isNull(audit.detail), ne(audit.detail, TEST_NOTE)),
);

const requestsThere = preparedForIds((db, ids) =>
  db.select({ id: referrals.id }).from(referrals).where(inArray(referrals.id, ids)),
);
const tasksThere = preparedForIds((db, ids) =>
  db.select({ id: tasks.id }).from(tasks).where(inArray(tasks.id, ids)),
);

/** What came in between and is not there any more, at whatever hub and of whatever day its row would be now. A request that
 *  was withdrawn, merged or whose words were deleted is there. @param hubs whose, as of `countDay` */
export async function listGone(
  db: Db,
  { from, until }: { from: Date; until: Date },
  hubs: string[] | "all",
): Promise<Missing[]> {
  const ofHubs = hubs === "all" ? undefined : or(isNull(audit.hub), inArray(audit.hub, hubs));
  const lines = await db
    .select({ id: audit.subject, kind: audit.subjectKind, hub: audit.hub, detail: audit.detail })
    .from(audit)
    .where(and(gte(audit.at, from), lt(audit.at, until), cameIn, ofHubs))
    .orderBy(asc(audit.at), asc(audit.id));
  // after the lines: a row is written with its line, so one that is looked for later cannot be too late
  const idsOf = (requests: boolean) =>
    lines.filter((it) => (it.kind === "referral") === requests).map((it) => it.id);
  const found = [...(await requestsThere(db, idsOf(true))), ...(await tasksThere(db, idsOf(false)))];
  const there = new Set(found.map((it) => it.id));
  return lines
    .filter((it) => !there.has(it.id))
    .map(({ id, kind, hub, detail }) => ({
      // of a task the record keeps what it was, and no reference
      reference: (kind === "referral" && detail) || id,
      hub,
      what: "gone" as const,
    }));
}

/** When the first of them came in, not longer ago than `from`; undefined where there was none. */
export async function findFirstRecorded(db: Db, from: Date): Promise<Date | undefined> {
  const [first] = await db
    .select({ at: audit.at })
    .from(audit)
    .where(and(gte(audit.at, from), cameIn))
    .orderBy(asc(audit.at))
    .limit(1);
  return first?.at;
}
