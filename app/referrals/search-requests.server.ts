/** Finding a request by its reference or by the words in it. Newest first, and never past what a person may see. */
import { and, desc, eq, exists, or, isNull, inArray, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Db, Store } from "../../db/client";
import { referrals, searchTerms } from "../../db/schema/referrals";
import { hubsWhere, may, mayAnywhere, type StaffMember } from "../staff/staff";
import { listKeyMonths } from "../vault/keys.server";
import { searchTerm } from "../vault/search-terms.server";
import { readListed, type InboxRow } from "./inbox.server";
import { searchWords } from "./search-words";

const MOST_FOUND = 25;
const MOST_TYPED_WORDS = 8;
/** Enough to tell a rare word from a common one. */
const COUNTED = 200;

/** @param typed a reference, or words that must all be in the request
 *  @returns at most {@link MOST_FOUND}; `more` where there are others; `elsewhere` the reference of another hub's */
export async function searchRequests(
  store: Store,
  reader: StaffMember,
  typed: string,
  now: Date,
): Promise<{ rows: InboxRow[]; more: boolean; elsewhere: string | null }> {
  const scope = hubsWhere(reader, "searchRequests");
  const named = await findByReference(store.read, typed);
  const ids = named.map((it) => it.id);
  const words = searchWords(typed).slice(0, MOST_TYPED_WORDS);
  const there = scope === "all" ? undefined : or(isNull(searchTerms.hub), inArray(searchTerms.hub, scope));
  // each month has its own key, and the newest comes first
  for (const month of words.length > 0 ? listKeyMonths().reverse() : []) {
    if (ids.length > MOST_FOUND) break;
    ids.push(...(await findInMonth(store.read, words, month, there)));
  }
  const rows = await readListed(store, reader, ids.slice(0, MOST_FOUND), now);
  // a family may have rung the wrong hub: for a reason it can be read all the same
  const [found] = named;
  const away = found && !may(reader, "searchRequests", found.hub) && mayAnywhere(reader, "readForReason");
  return { rows, more: ids.length > MOST_FOUND, elsewhere: away ? found.reference : null };
}

async function findByReference(db: Db, typed: string) {
  const reference = typed.toUpperCase().replace(/[\s-]/g, "");
  return db
    .select({ id: referrals.id, hub: referrals.hub, reference: referrals.reference })
    .from(referrals)
    .where(eq(referrals.reference, reference));
}

/** The rarest word leads; of its requests those are taken that have the others too. */
async function findInMonth(
  db: Db,
  words: string[],
  month: string,
  there: SQL | undefined,
): Promise<string[]> {
  const terms = words.map((word) => searchTerm(word, month));
  const [rarest, ...others] = await byRarity(db, terms);
  const also = alias(searchTerms, "also");
  const has = (term: string) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(also)
        .where(and(eq(also.referral, searchTerms.referral), eq(also.term, term))),
    );
  const rows = await db
    .select({ id: searchTerms.referral })
    .from(searchTerms)
    .where(and(eq(searchTerms.term, rarest!), there, ...others.map(has)))
    .orderBy(desc(searchTerms.at))
    .limit(MOST_FOUND + 1);
  return rows.map((it) => it.id);
}

async function byRarity(db: Db, terms: string[]): Promise<string[]> {
  if (terms.length < 2) return terms;
  const counted = await Promise.all(
    terms.map(async (term) => {
      const rows = await db
        .select({ one: sql`1` })
        .from(searchTerms)
        .where(eq(searchTerms.term, term))
        .limit(COUNTED);
      return { term, rows: rows.length };
    }),
  );
  return counted.sort((a, b) => a.rows - b.rows).map((it) => it.term);
}
