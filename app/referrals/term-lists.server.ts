/** Which requests hold words: read from an index that holds all it needs, the newest first. Each hub and month is a list
 *  of its own, and many of them are one question to the database. */
import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../db/client";
import { listsAtOnce } from "../../db/lists-at-once";
import { given } from "../../db/prepared";
import { searchTerms } from "../../db/schema/referrals";
import { hubs as hubsTable } from "../../db/schema/hubs";
import { searchTerm } from "../vault/search-terms.server";

/** How `search_terms` names the shared queue. */
export const SHARED_HUB = "";
export const MOST_WORDS = 8;

type Of = (name: string) => SQL;

/** Words of one month, all of which a request of one hub must hold. */
interface Sought {
  terms: string[];
  hub: string;
}

interface Holder {
  id: string;
  /** when the request came */
  at: Date;
}

/** What holds all of these words at one of these hubs, newest first: the newest `most`, and perhaps others.
 *  @param sought at most {@link MOST_WORDS} words; each month has its own key
 *  @param known what earlier months have shown of the same words */
export async function listWithAll(
  db: Db,
  { words, months, places }: Record<"words" | "months" | "places", string[]>,
  most: number,
  known: Orders = new Map(),
): Promise<Holder[]> {
  const sought = months.flatMap((month) => {
    const terms = words.map((word) => searchTerm(word, month));
    return places.map((hub) => ({ terms, hub }));
  });
  const several = words.length > 1;
  const asked = several ? await rarestFirst(db, sought, known) : sought;
  const read = (each: number) => holders(db, asked, { most: each });
  // together they mostly have enough, and each has to look through less
  const few = Math.ceil((2 * most) / asked.length);
  // of one month, so that none comes before all others
  if (several && months.length === 1 && few < most) {
    const lists = await read(few);
    // of what came before this there may be more than was asked for
    const sureFrom = Math.max(...lists.map((it) => it[few - 1]?.at.getTime() ?? -Infinity));
    const sure = newestFirst(lists).filter((it) => it.at.getTime() >= sureFrom);
    if (sure.length >= most || sureFrom === -Infinity) return sure;
  }
  return newestFirst(await read(most));
}

const newestFirst = (lists: Holder[][]): Holder[] =>
  lists.flat().sort((a, b) => b.at.getTime() - a.at.getTime());

/** Of a hub and month so many of the newest that hold the rarest word are looked through for the others. */
const LOOKED_THROUGH = 1000;
/** How rare a word is shows in how far back so many go. */
const TRIED = 32;

/** By hub: the places of its words, the rarest first. A word that is rare in one month is taken to be rare in others: they are
 *  not asked again. */
export type Orders = Map<string, number[]>;

async function rarestFirst(db: Db, sought: Sought[], known: Orders): Promise<Sought[]> {
  const unknown = sought.filter((it) => !known.has(it.hub));
  const each = unknown.flatMap(({ terms, hub }) => terms.map((term) => ({ terms: [term], hub })));
  const found = each.length > 0 ? await oldest(db, each, { tried: TRIED - 1 }) : [];
  // fewer than that: rarer than all that have as many
  const back = found.map((it) => it[0]?.at.getTime() ?? -Infinity);
  const orders = new Map<Sought, number[]>();
  for (const it of unknown) {
    const of = back.splice(0, it.terms.length);
    const order = [...of.keys()].sort((a, b) => of[a]! - of[b]!);
    orders.set(it, order);
    if (of[order[0]!] === -Infinity) known.set(it.hub, order);
  }
  return sought.map((it) => ({
    hub: it.hub,
    terms: (orders.get(it) ?? known.get(it.hub)!).map((i) => it.terms[i]!),
  }));
}

/** The hubs in which somebody may look, as `search_terms` names them. */
export async function listPlaces(db: Db, scope: string[] | "all"): Promise<string[]> {
  if (scope !== "all") return scope.length > 0 ? [...scope, SHARED_HUB] : [];
  return [...(await db.select({ id: hubsTable.id }).from(hubsTable)).map((it) => it.id), SHARED_HUB];
}

const columns = { id: sql<string>`id`, at: sql<Date>`at`.mapWith(searchTerms.at) };
const wordName = (w: number) => `word${w}`;
/** As many as there are names for: asked for once more, a word changes nothing. */
const nextPower = (number: number) => 2 ** Math.ceil(Math.log2(number));

/** The newest that hold each of so many words: asked for as often as there are hubs and months.
 *  @returns a list for each of `sought`, all of as many words */
function byWords(list: (of: Of, words: number) => SQL) {
  const queries = new Map<number, ReturnType<typeof make>>();
  const make = (words: number) => {
    const names = ["hub", ...Array.from({ length: words }, (_, w) => wordName(w))];
    return listsAtOnce<Holder>(names, columns, (of) => list(of, words));
  };
  return (db: Db, sought: Sought[], limits: Record<string, number>): Promise<Holder[][]> => {
    const words = nextPower(sought[0]?.terms.length ?? 1);
    const query = queries.get(words) ?? make(words);
    queries.set(words, query);
    const each = sought.map(({ terms, hub }) => ({
      hub,
      ...Object.fromEntries(
        Array.from({ length: words }, (_, w) => [wordName(w), terms[w] ?? terms.at(-1) ?? ""]),
      ),
    }));
    return query(db, each, limits);
  };
}

const ofFirst = (of: Of) => and(eq(searchTerms.term, of(wordName(0))), eq(searchTerms.hub, of("hub")));

const newestOf = (of: Of, most: SQL) => sql`select ${searchTerms.referral} as id, ${searchTerms.at} as at
  from ${searchTerms} where ${ofFirst(of)} order by ${desc(searchTerms.at)} limit ${most}`;

const holders = byWords((of, words) => {
  if (words === 1) return newestOf(of, sql`${given("most")}`);
  const others = Array.from({ length: words - 1 }, (_, w) => {
    // by when it came, which is near the last one looked at; the key of the table is anywhere. With an offset PostgreSQL
    // looks each one up, and does not read all that hold a common word
    return sql`exists (select 1 from ${searchTerms} as o where o.term = ${of(wordName(w + 1))}
      and o.hub = ${of("hub")} and o.at = newest.at and o.referral || '' = newest.id limit 1 offset 0)`;
  });
  // the order is the inner one's: asked for outside too, all would be looked through before the first is given
  return sql`select id, at from (${newestOf(of, sql`${LOOKED_THROUGH}`)}) as newest
    where ${and(...others)} limit ${given("most")}`;
});

const oldest = byWords(
  (of) => sql`select '' as id, ${searchTerms.at} as at from ${searchTerms}
    where ${ofFirst(of)} order by ${desc(searchTerms.at)} limit 1 offset ${given("tried")}`,
);
