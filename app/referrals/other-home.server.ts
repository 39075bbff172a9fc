/** By what the home beyond a wall could be known. It is kept with the wall, on the side that must not see it: what was
 *  withheld stays withheld when the other home changes its number or its words are deleted. */
import { and, eq, isNull } from "drizzle-orm";
import type { Db, Store, Tx } from "../../db/client";
import { referralBodies, referralLinks, referrals } from "../../db/schema/referrals";
import { openOrNull, sealLike } from "../vault/seal.server";
import { homeNames, joinNames, namesHome, namesReference, type HomeNames } from "./names-home";
import { getHeldReferral, type ReferralRow } from "./record-event.server";
import type { ReferralBody } from "./referral";
import { listBeyondWall, listSame } from "./walls.server";

type Wall = Pick<typeof referralLinks.$inferSelect, "referral" | "other" | "kept">;

const NOTHING: HomeNames = { names: [], ways: [] };

const placeOf = ({ referral, other }: Wall) => ({ table: "referral_links", row: `${referral}|${other}` });

/** @returns whether words meant for a family hold anything by which the other home could be known. Where nobody can say
 *  any more by what that is, any words might */
export async function readOtherHome(db: Db, id: string): Promise<(text: string) => boolean> {
  const [row] = await db.select().from(referrals).where(eq(referrals.id, id));
  const others = row ? await listBeyondWall(db, row) : [];
  if (others.length === 0) return () => false;
  const own = (await readBodyOf(db, id))?.callMe ?? "";
  const walls = await db.select().from(referralLinks).where(eq(referralLinks.referral, id));
  const homes = await Promise.all(
    others.map(async ({ id: other, reference }) => {
      const kept = walls.find((it) => it.other === other)?.kept ?? null;
      return { reference, known: await readNames(db, { referral: id, other, kept }) };
    }),
  );
  return (text) =>
    homes.some(
      ({ reference, known }) => !known || namesReference(text, reference) || namesHome(text, known, own),
    );
}

/** Null where they cannot be opened. */
async function readNames(db: Db, wall: Wall): Promise<HomeNames | null> {
  if (wall.kept !== null) return openOrNull<HomeNames>(placeOf(wall), wall.kept);
  const body = await readBodyOf(db, wall.other);
  if (body === undefined) return NOTHING;
  return body && homeNames(body.callMe, body.contact.ways);
}

/** Puts the walls around this request around all that is one with it, and adds to each what its other side is called
 *  and reached by now. To be called before and after any of that changes, and before it is deleted. */
export async function keepWalls(tx: Tx, row: Pick<ReferralRow, "id" | "mergedInto">): Promise<void> {
  const beyond = (await listBeyondWall(tx, row)).map((it) => it.id);
  if (beyond.length === 0) return;
  const same = await listSame(tx, row);
  const target = [referralLinks.referral, referralLinks.other];
  const pairs = same.flatMap((a) =>
    beyond.flatMap((b) => [
      { referral: a, other: b },
      { referral: b, other: a },
    ]),
  );
  // in one order, so that two that do this at once wait for one another
  pairs.sort((a, b) => (a.referral + a.other < b.referral + b.other ? -1 : 1));
  for (const { referral, other } of pairs) {
    const [wall] = await tx
      .insert(referralLinks)
      .values({ referral, other, kind: "wall" })
      .onConflictDoUpdate({ target, set: { kind: "wall" } })
      .returning();
    const kept = await addNames(tx, wall!);
    const here = and(eq(referralLinks.referral, referral), eq(referralLinks.other, other));
    if (kept !== wall!.kept) await tx.update(referralLinks).set({ kept }).where(here);
  }
}

/** What is kept with this wall from now on. */
async function addNames(tx: Tx, wall: Wall): Promise<string | null> {
  const own = await readStored(tx, wall.referral);
  // nothing is shown to a family whose words are deleted
  if (!own) return null;
  const had = wall.kept === null ? NOTHING : openOrNull<HomeNames>(placeOf(wall), wall.kept);
  const other = await readBodyOf(tx, wall.other);
  // what cannot be opened is not nothing: its key may be brought back
  if (!had || (wall.kept === null && other === null)) return wall.kept;
  const now = other ? homeNames(other.callMe, other.contact.ways) : NOTHING;
  try {
    return sealLike(own, placeOf(wall), joinNames(had, now));
  } catch {
    return wall.kept;
  }
}

/** With a family's words goes what was kept from it: its page opens no more. */
export async function forgetOtherHome(tx: Tx, id: string): Promise<void> {
  await tx.update(referralLinks).set({ kept: null }).where(eq(referralLinks.referral, id));
}

const LOOK_EVERY_MS = 60 * 60_000;
const nextLook = new WeakMap<Store, number>();

/** Fills walls that were put before anything was kept with them. */
export async function fillWalls(store: Store, now: Date): Promise<void> {
  if (now.getTime() < (nextLook.get(store) ?? 0)) return;
  const rows = await store.read
    .selectDistinct({ id: referralLinks.referral })
    .from(referralLinks)
    .innerJoin(referralBodies, eq(referralBodies.id, referralLinks.referral))
    .where(and(eq(referralLinks.kind, "wall"), isNull(referralLinks.kept)));
  for (const { id } of rows)
    await store.transaction(async (tx) => keepWalls(tx, await getHeldReferral(tx, id)));
  nextLook.set(store, now.getTime() + LOOK_EVERY_MS);
}

async function readStored(db: Db, id: string): Promise<string | undefined> {
  const [stored] = await db.select().from(referralBodies).where(eq(referralBodies.id, id));
  return stored?.sealed;
}

/** Undefined where it was deleted, null where it cannot be opened. */
async function readBodyOf(db: Db, id: string): Promise<ReferralBody | null | undefined> {
  const sealed = await readStored(db, id);
  return sealed === undefined
    ? undefined
    : openOrNull<ReferralBody>({ table: "referral_bodies", row: id }, sealed);
}
