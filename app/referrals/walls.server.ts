/** Two homes: requests about one child from parents who must not learn of one another. A wall stands between them, and
 *  nothing that one of them reads may name the other. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../../db/client";
import { preparedForIds } from "../../db/prepared";
import { referralBodies, referralLinks, referrals } from "../../db/schema/referrals";
import { unseal } from "../vault/seal.server";
import { namesAddress, namesEmail, namesNumber, namesPerson, namesReference } from "./names-home";
import type { SafeWay } from "../safety/contact";
import type { ReferralRow } from "./record-event.server";
import type { ReferralBody } from "./referral";

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

/** @returns whether words meant for a family hold anything by which the other home could be known */
export async function readOtherHome(db: Db, id: string): Promise<(text: string) => boolean> {
  const [row] = await db.select().from(referrals).where(eq(referrals.id, id));
  const others = row ? await listBeyondWall(db, row) : [];
  if (others.length === 0) return () => false;
  const own = (await readBodyOf(db, id))?.callMe ?? "";
  const homes = await Promise.all(
    others.map(async ({ id: other, reference }) => ({ reference, body: await readBodyOf(db, other) })),
  );
  return (text) =>
    homes.some(
      ({ reference, body }) =>
        namesReference(text, reference) ||
        (body && (namesPerson(text, body.callMe, own) || body.contact.ways.some((it) => names(text, it)))),
    );
}

function names(text: string, { channel, to }: SafeWay): boolean {
  switch (channel) {
    case "phone":
    case "text":
      return namesNumber(text, to);
    case "email":
      return namesEmail(text, to);
    case "letter":
    case "visit":
      return namesAddress(text, to);
  }
}

async function readBodyOf(db: Db, id: string): Promise<ReferralBody | undefined> {
  const [stored] = await db.select().from(referralBodies).where(eq(referralBodies.id, id));
  return stored && unseal<ReferralBody>({ table: "referral_bodies", row: id }, stored.sealed);
}
