/** Requests that may be the same as one at hand, with why. A person decides. */
import { and, desc, eq, gt, inArray, ne } from "drizzle-orm";
import type { Db } from "../../db/client";
import { referralLinks, referrals } from "../../db/schema/referrals";
import { hubsWhere, type StaffMember } from "../staff/staff";
import { listKeyMonths, monthOf } from "../vault/keys.server";
import type { ReferralRow } from "./record-event.server";
import type { ReferralBody } from "./referral";
import { searchWords } from "./search-words";
import { listPlaces, listWithAll, MOST_WORDS } from "./term-lists.server";
import { within } from "./waits.server";
import { listBeyondWall, listSame, listWalled } from "./walls.server";

const MOST = 5;
const MOST_ASKED = 50;
/** A name and a district say little about requests that are years apart. */
const LOOKED_BACK_MS = 90 * 24 * 60 * 60_000;

type Reason = "phone" | "email" | "nameAndDistrict";
export interface Duplicate {
  reference: string;
  receivedAt: Date;
  /** it has ended: nothing can be merged into it */
  ended: boolean;
  /** it has a wall: what is the same as it may have to be kept apart from somebody too */
  walled: boolean;
  reasons: Reason[];
}

/** @returns the newest few that this person may see, without those of which somebody said what they are */
export async function findDuplicates(
  db: Db,
  reader: StaffMember,
  row: Pick<ReferralRow, "id" | "mergedInto">,
  body: ReferralBody,
  now: Date,
): Promise<Duplicate[]> {
  const places = await listPlaces(db, hubsWhere(reader, "listRequests"));
  const since = new Date(now.getTime() - LOOKED_BACK_MS);
  const months = listKeyMonths()
    .reverse()
    .filter((it) => it >= monthOf(since));
  const reasons = await findReasons(db, body, { places, months });
  const known = new Set([
    ...(await listSame(db, row)),
    ...(await listBeyondWall(db, row)).map((it) => it.id),
    ...(await listLinked(db, row.id)),
  ]);
  // a number says more than a name
  const sure = (id: string) => (reasons.get(id)!.has("phone") || reasons.get(id)!.has("email") ? 0 : 1);
  const ids = [...reasons.keys()]
    .filter((id) => !known.has(id))
    .sort((a, b) => sure(a) - sure(b))
    .slice(0, MOST_ASKED);
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(referrals)
    .where(
      and(
        inArray(referrals.id, ids),
        within(hubsWhere(reader, "listRequests")),
        gt(referrals.receivedAt, since),
        ne(referrals.state, "deleted"),
      ),
    )
    .orderBy(desc(referrals.receivedAt))
    .limit(MOST);
  const walled = await listWalled(
    db,
    rows.map((it) => it.id),
  );
  return rows.map(({ id, reference, receivedAt, done }) => ({
    ...{ reference, receivedAt, ended: done === 1, walled: walled.has(id) },
    reasons: [...reasons.get(id)!],
  }));
}

async function listLinked(db: Db, id: string): Promise<string[]> {
  const rows = await db.select().from(referralLinks).where(eq(referralLinks.referral, id));
  return rows.map((it) => it.other);
}

async function findReasons(
  db: Db,
  body: ReferralBody,
  where: Record<"places" | "months", string[]>,
): Promise<Map<string, Set<Reason>>> {
  const found = new Map<string, Set<Reason>>();
  const add = (ids: string[], reason: Reason) => {
    for (const id of ids) found.set(id, (found.get(id) ?? new Set<Reason>()).add(reason));
  };
  const withAll = (words: string[]) =>
    listWithAll(db, { words: words.slice(0, MOST_WORDS), ...where }, MOST_ASKED);
  const wordsOf = (channels: string[]) =>
    searchWords(...body.contact.ways.filter((it) => channels.includes(it.channel)).map((it) => it.to));
  const name = searchWords(body.callMe);
  const district = searchWords(body.district ?? "");
  for (const word of wordsOf(["phone", "text"])) add(await withAll([word]), "phone");
  for (const word of wordsOf(["email"])) add(await withAll([word]), "email");
  if (name.length > 0 && district.length > 0) add(await withAll([...name, ...district]), "nameAndDistrict");
  return found;
}
