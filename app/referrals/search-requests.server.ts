/** Finding a request by its reference or by the words in it. Newest first, and never past what a person may see. */
import { and, eq } from "drizzle-orm";
import type { Db, Store } from "../../db/client";
import { referrals } from "../../db/schema/referrals";
import { hubsWhere, may, mayAnywhere, type StaffMember } from "../staff/staff";
import { readReference } from "../random.server";
import { listKeyMonths } from "../vault/keys.server";
import { readListed, type InboxRow } from "./inbox.server";
import { searchWords } from "./search-words";
import { listPlaces, listWithAll, MOST_WORDS } from "./term-lists.server";

const MOST_FOUND = 25;

/** @param typed a reference, or words that must all be in the request
 *  @returns at most {@link MOST_FOUND}; `more` where there are others; `elsewhere` the reference of another hub's */
export async function searchRequests(
  store: Store,
  reader: StaffMember,
  typed: string,
  now: Date,
): Promise<{ rows: InboxRow[]; more: boolean; elsewhere: string | null }> {
  const scope = hubsWhere(reader, "searchRequests");
  const [named, places] = await Promise.all([
    findByReference(store.read, typed),
    listPlaces(store.read, scope),
  ]);
  // a reference is no word that a family wrote
  const words = named.length > 0 ? [] : searchWords(typed).slice(0, MOST_WORDS);
  const months = words.length > 0 ? listKeyMonths().reverse() : [];
  const sought = { words, months, places };
  const ids = [...named.map((it) => it.id), ...(await listWithAll(store.read, sought, MOST_FOUND + 1))];
  const rows = await readListed(store, reader, ids.slice(0, MOST_FOUND), now);
  // a family may have rung the wrong hub: for a reason it can be read all the same
  const [found] = named;
  const away = found && !may(reader, "searchRequests", found.hub) && mayAnywhere(reader, "readForReason");
  return { rows, more: ids.length > MOST_FOUND, elsewhere: away ? found.reference : null };
}

async function findByReference(db: Db, typed: string) {
  const reference = readReference(typed);
  // most of what is typed is a name or a number
  if (!reference) return [];
  return db
    .select({ id: referrals.id, hub: referrals.hub, reference: referrals.reference })
    .from(referrals)
    .where(and(eq(referrals.reference, reference), eq(referrals.test, false)));
}
