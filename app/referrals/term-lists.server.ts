/** Which requests of one hub hold a word: read from an index that holds all it needs, the newest first. */
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { searchTerms } from "../../db/schema/referrals";
import { hubs as hubsTable } from "../../db/schema/hubs";

interface Holder {
  id: string;
  /** when the request came */
  at: Date;
}

const columns = { id: searchTerms.referral, at: searchTerms.at };
const ofHub = prepared((db) =>
  db
    .select(columns)
    .from(searchTerms)
    .where(and(eq(searchTerms.term, given("term")), eq(searchTerms.hub, given("hub"))))
    .orderBy(desc(searchTerms.at))
    .limit(given("most")),
);
const ofNone = prepared((db) =>
  db
    .select(columns)
    .from(searchTerms)
    .where(and(eq(searchTerms.term, given("term")), isNull(searchTerms.hub)))
    .orderBy(desc(searchTerms.at))
    .limit(given("most")),
);

/** @param hub null: the shared queue. @returns the newest `most` */
const listHolders = (db: Db, term: string, hub: string | null, most: number): Promise<Holder[]> =>
  hub === null ? ofNone(db, { term, most }) : ofHub(db, { term, hub, most });

/** A word that more hold is common: of those that hold several such words, the newest of a month are looked through. */
const COMMON = 500;

/** The newest of one hub that hold every one of `terms`, which are words of one month. */
export async function listWithAll(
  db: Db,
  terms: readonly string[],
  hub: string | null,
  most: number,
): Promise<Holder[]> {
  if (terms.length === 1) return listHolders(db, terms[0]!, hub, most);
  const lists = await Promise.all(terms.map((term) => listHolders(db, term, hub, COMMON)));
  const [shortest, ...others] = lists
    .map((list, at) => ({ list, term: terms[at]! }))
    .sort((a, b) => a.list.length - b.list.length);
  let left = shortest!.list;
  for (const { list, term } of others) {
    if (left.length === 0) break;
    const ids = list.length < COMMON ? new Set(list.map((it) => it.id)) : await whichHold(db, left, term);
    left = left.filter((it) => ids.has(it.id));
  }
  return left.slice(0, most);
}

async function whichHold(db: Db, among: Holder[], term: string): Promise<Set<string>> {
  const ids = among.map((it) => it.id);
  const rows = await db
    .select({ id: searchTerms.referral })
    .from(searchTerms)
    .where(and(inArray(searchTerms.referral, ids), eq(searchTerms.term, term)));
  return new Set(rows.map((it) => it.id));
}

/** The hubs in which somebody may look, null for the shared queue. */
export async function listPlaces(db: Db, scope: string[] | "all"): Promise<Array<string | null>> {
  if (scope !== "all") return scope.length > 0 ? [...scope, null] : [];
  return [...(await db.select({ id: hubsTable.id }).from(hubsTable)).map((it) => it.id), null];
}
