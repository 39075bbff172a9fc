/** Which requests hold words: read from an index that holds all it needs, the newest first. Each hub and month is a list
 *  of its own, and many of them are one question to the database. */
import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../db/client";
import { listOf, readList, tableGiven } from "../../db/lists-in-lists";
import { prepared } from "../../db/prepared";
import { searchTerms } from "../../db/schema/referrals";
import { hubs as hubsTable } from "../../db/schema/hubs";
import { written } from "../../db/written";
import { searchTerm } from "../vault/search-terms.server";

/** How `search_terms` names the shared queue. */
export const SHARED_HUB = "";
export const MOST_WORDS = 8;

interface Holder {
  id: string;
  /** when the request came */
  at: Date;
}

interface Found {
  /** newest first: the newest that were asked for, and perhaps others */
  holders: Holder[];
  /** the words, those first that fewest hold: older months are quicker asked for them in this order */
  words: string[];
}

/** What holds all of these words at one of these hubs.
 *  @param sought at most {@link MOST_WORDS} words; each month has its own key */
export async function listWithAll(
  db: Db,
  { words, months, places }: Record<"words" | "months" | "places", string[]>,
  most: number,
): Promise<Found> {
  if (words.length === 0 || months.length === 0) return { holders: [], words };
  const terms = months.map((month) => words.map((word) => searchTerm(word, month)));
  const read = (each: number) => readLists(db, terms, places, each);
  // together they mostly have enough, and each has to look through less
  const few = nextPower((2 * most) / places.length);
  // of one month, so that none comes before all others
  if (words.length > 1 && months.length === 1 && few < most) {
    const lists = await read(few);
    // of what came before this there may be more than was asked for
    const sureFrom = Math.max(...lists.map((it) => it.holders[few - 1]?.at.getTime() ?? -Infinity));
    const { holders, ...found } = merge(lists, words, terms);
    const sure = holders.filter((it) => it.at.getTime() >= sureFrom);
    if (sure.length >= most || sureFrom === -Infinity) return { holders: sure, ...found };
  }
  return merge(await read(most), words, terms);
}

/** @param terms as `words` in each month */
function merge(lists: List[], words: string[], terms: string[][]): Found {
  const wordOf = new Map(terms.flatMap((of) => of.map((term, i) => [term, words[i]])));
  const led = lists.map((it) => wordOf.get(it.rarest));
  const timesLed = (word: string) => led.filter((it) => it === word).length;
  return {
    holders: lists.flatMap((it) => it.holders).sort((a, b) => b.at.getTime() - a.at.getTime()),
    words: [...words].sort((a, b) => timesLed(b) - timesLed(a)),
  };
}

/** The hubs in which somebody may look, as `search_terms` names them. */
export async function listPlaces(db: Db, scope: string[] | "all"): Promise<string[]> {
  if (scope !== "all") return scope.length > 0 ? [...scope, SHARED_HUB] : [];
  return [...(await db.select({ id: hubsTable.id }).from(hubsTable)).map((it) => it.id), SHARED_HUB];
}

/** Of a hub and month so many of the newest that hold the rarest word are looked through for the others. */
const LOOKED_THROUGH = 1000;
/** How rare a word is shows in how far back so many go. */
const TRIED = 16;

/** There is a query for so many, and not for each number. */
const nextPower = (number: number) => 2 ** Math.max(0, Math.ceil(Math.log2(number)));
const queries = new Map<string, ReturnType<typeof makeQuery>>();

interface List {
  /** the term that fewest hold there */
  rarest: string;
  holders: Holder[];
}

/** @param terms of each month, as many of each */
async function readLists(db: Db, terms: string[][], places: string[], most: number): Promise<List[]> {
  const count = nextPower(terms[0]!.length);
  const each = nextPower(most);
  const name = `${count}.${each}`;
  const query = queries.get(name) ?? makeQuery(count, each);
  queries.set(name, query);
  // asked for once more, a word changes nothing
  const words = terms.map((of) => Array.from({ length: count }, (_, i) => of[i] ?? of[0]!));
  return (await query(db, words, places)).map(({ rarest, found }) => ({ rarest, holders: found ?? [] }));
}

const readHolders = (value: unknown) =>
  readList<[string, string | number]>(value).map(([id, at]) => ({ id, at: new Date(at) }));

/** @param count of words @param most of each list */
function makeQuery(count: number, most: number) {
  const words = Array.from({ length: count }, (_, i) => `word${i}`);
  const months = tableGiven("months", words);
  const places = tableGiven("places", ["hub"]);
  const lists = sql`select months.*, places.hub, ${count === 1 ? sql`word0` : rarest(words)} as rarest
    from ${months.from} cross join ${places.from}`;
  // the order is the inner one's: asked for outside too, all would be looked through before the first is given
  const holders = sql`select id, at from (${newest(sql`own.rarest`, sql`own.hub`, LOOKED_THROUGH)}) as newest
    where ${and(...words.map(holds))} limit ${written(most)}`;
  const alone = newest(sql`own.rarest`, sql`own.hub`, most);
  const found = listOf(["id", "at"], count === 1 ? alone : holders);
  const query = prepared((db) =>
    db
      // null where none does
      .select({ rarest: sql<string>`rarest`, found: sql<Holder[] | null>`found`.mapWith(readHolders) })
      .from(sql`(with own as materialized (${lists}) select rarest, ${found} as found from own) as lists`),
  );
  return (db: Db, terms: string[][], hubs: string[]) =>
    query(db, { ...months.values(terms), ...places.values(hubs.map((it) => [it])) });
}

const newest = (term: SQL, hub: SQL, most: number) => sql`
  select ${searchTerms.referral} as id, ${searchTerms.at} as at from ${searchTerms}
  where ${and(eq(searchTerms.term, term), eq(searchTerms.hub, hub))}
  order by ${desc(searchTerms.at)} limit ${written(most)}`;

/** Where fewer than so many hold a word it is rarer than all that have as many: if the first is, no other is looked at. */
function rarest(words: string[]): SQL {
  const back = (word: SQL) => sql`(select at from (${newest(word, sql`places.hub`, TRIED)}) as tried
    limit 1 offset ${written(TRIED - 1)})`;
  const each = sql.raw(words.map((it) => `select ${it} as word`).join(" union all "));
  return sql`case when ${back(sql.raw(words[0]!))} is null then ${sql.raw(words[0]!)} else (
    select word from (${each}) as words order by ${back(sql`word`)} nulls first limit 1) end`;
}

/** Whether one of the newest holds this word. By when it came, which is near the last one looked at; the key of the table
 *  is anywhere. With an offset PostgreSQL looks each one up, and does not read all that hold a common word. */
const holds = (word: string) => sql`(${sql.raw(`own.${word}`)} = own.rarest or exists (
  select 1 from ${searchTerms} as o where o.term = ${sql.raw(`own.${word}`)}
  and o.hub = own.hub and o.at = newest.at and o.referral || '' = newest.id limit 1 offset 0))`;
