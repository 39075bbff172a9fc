/** Two homes: requests about one child from parents who must not learn of one another. A wall stands between them, and
 *  nothing that one of them reads may name the other. */
import { and, eq, inArray, or } from "drizzle-orm";
import type { Db } from "../../db/client";
import { referralBodies, referralLinks, referrals } from "../../db/schema/referrals";
import { unseal } from "../vault/seal.server";
import type { ReferralRow } from "./record-event.server";
import type { ReferralBody } from "./referral";
import { searchWords } from "./search-words";

/** Ids of all that was found to be one with this request, itself too. */
export async function listSame(db: Db, row: Pick<ReferralRow, "id" | "mergedInto">): Promise<string[]> {
  const root = row.mergedInto ?? row.id;
  const rows = await db
    .select({ id: referrals.id })
    .from(referrals)
    .where(or(eq(referrals.id, root), eq(referrals.mergedInto, root)));
  return rows.map((it) => it.id);
}

/** The requests on the other side of a wall from this one, or from any that is one with it. */
export async function listBeyondWall(
  db: Db,
  row: Pick<ReferralRow, "id" | "mergedInto">,
): Promise<ReferralRow[]> {
  const same = await listSame(db, row);
  const rows = await db
    .selectDistinct({ row: referrals })
    .from(referralLinks)
    .innerJoin(referrals, eq(referrals.id, referralLinks.other))
    .where(and(inArray(referralLinks.referral, same), eq(referralLinks.kind, "wall")));
  return rows.map((it) => it.row);
}

/** Whether words meant for a family hold anything by which the other home could be known. */
export async function namesOtherHome(db: Db, id: string, text: string): Promise<boolean> {
  const [row] = await db.select().from(referrals).where(eq(referrals.id, id));
  if (!row) return false;
  const own = await readBodyOf(db, id);
  for (const other of await listBeyondWall(db, row)) {
    const theirs = await readBodyOf(db, other.id);
    const told = [other.reference, ...(theirs?.contact.ways.map((it) => it.to) ?? [])];
    if (told.some((it) => holds(text, it))) return true;
    const name = theirs?.callMe ?? "";
    // a name that both go by tells nothing
    if (name !== "" && name.toLowerCase() !== own?.callMe.toLowerCase() && holdsName(text, name)) return true;
  }
  return false;
}

const squeezed = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** A number, an e-mail address, a reference, or the first line of a postal address, however it is spaced. */
function holds(text: string, told: string): boolean {
  const line = squeezed(told.split(/[\n,]/, 1)[0]!);
  if (line.length >= 6 && squeezed(text).includes(line)) return true;
  const words = new Set(searchWords(text));
  const parts = searchWords(told);
  return parts.length === 1 && words.has(parts[0]!);
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** As it was written: "Sky" is a name, and "sky" is none. */
const holdsName = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, "u").test(text);

async function readBodyOf(db: Db, id: string): Promise<ReferralBody | undefined> {
  const [stored] = await db.select().from(referralBodies).where(eq(referralBodies.id, id));
  return stored && unseal<ReferralBody>({ table: "referral_bodies", row: id }, stored.sealed);
}
