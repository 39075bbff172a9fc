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
  const ids = named.map((it) => it.id);
  // a reference is no word that a family wrote
  let words = named.length > 0 ? [] : searchWords(typed).slice(0, MOST_WORDS);
  // each month has its own key. What is common fills the page from the newest; what is rare is in few, and all are asked
  for (const months of batches(words.length > 0 ? listKeyMonths().reverse() : [])) {
    if (ids.length > MOST_FOUND) break;
    const most = MOST_FOUND + 1 - ids.length;
    const found = await listWithAll(store.read, { words, months, places }, most);
    ids.push(...[...new Set(found.holders.map((it) => it.id))].slice(0, most));
    words = found.words;
  }
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

/** The newest month, the one before, then twice as many at once each time. */
function batches(months: string[]): string[][] {
  const sizes = [1, 1, 2, 4];
  const found: string[][] = [];
  for (let from = 0, turn = 0; from < months.length; turn++) {
    const size = sizes[turn] ?? months.length;
    found.push(months.slice(from, from + size));
    from += size;
  }
  return found;
}
