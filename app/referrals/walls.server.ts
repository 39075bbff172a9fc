/** Two homes: requests about one child from parents who must not learn of one another. A wall stands between them, and
 *  nothing that one of them reads may name the other. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../../db/client";
import { preparedForIds } from "../../db/prepared";
import { referralLinks, referrals } from "../../db/schema/referrals";
import type { ReferralRow } from "./record-event.server";

/** Ids of all that was found to be one with this request, itself too. */
export async function listSame(db: Db, row: Pick<ReferralRow, "id" | "mergedInto">): Promise<string[]> {
  const root = row.mergedInto ?? row.id;
  return [root, ...(await listParts(db, root)).map((it) => it.id)];
}

/** The requests that were merged into this one. */
export const listParts = (db: Db, id: string): Promise<ReferralRow[]> =>
  db.select().from(referrals).where(eq(referrals.mergedInto, id));

/** The requests on the other side of a wall from this one, or from any that is one with it; with all that is one with
 *  those. */
export async function listBeyondWall(
  db: Db,
  row: Pick<ReferralRow, "id" | "mergedInto">,
): Promise<ReferralRow[]> {
  const same = await listSame(db, row);
  const walled = await db
    .selectDistinct({ id: referrals.id, mergedInto: referrals.mergedInto })
    .from(referralLinks)
    .innerJoin(referrals, eq(referrals.id, referralLinks.other))
    .where(and(inArray(referralLinks.referral, same), eq(referralLinks.kind, "wall")));
  const ids = (await Promise.all(walled.map((it) => listSame(db, it)))).flat();
  return ids.length > 0 ? db.select().from(referrals).where(inArray(referrals.id, ids)) : [];
}

const isWall = eq(referralLinks.kind, "wall");
const walledOf = preparedForIds((db, ids) =>
  db
    .select({ id: referralLinks.referral })
    .from(referralLinks)
    .where(and(inArray(referralLinks.referral, ids), isWall))
    .unionAll(
      db
        .select({ id: sql<string>`${referrals.mergedInto}` })
        .from(referrals)
        .innerJoin(referralLinks, and(eq(referralLinks.referral, referrals.id), isWall))
        .where(inArray(referrals.mergedInto, ids)),
    ),
);

/** Of these requests, those with a wall; what was merged counts for the one it was merged into too. */
export const listWalled = async (db: Db, ids: string[]): Promise<Set<string>> =>
  new Set((await walledOf(db, ids)).map((it) => it.id));
