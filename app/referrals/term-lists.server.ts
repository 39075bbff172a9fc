/** Which requests hold words: read from an index that holds all it needs, the newest first. Each hub and month is a list
 *  of its own, and many of them are one question to the database. */
import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../db/client";
import { listOf, pairsGiven, readList } from "../../db/lists-in-lists";
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

/** Of one hub and month. */
interface List {
  /** the term that led: the one that fewest hold there, or the first that few hold */
  led: string;
  /** of all that was looked for, newest first */
  holders: Holder[];
}

interface Asked {
  /** of each month, in the order of the words */
  terms: string[][];
  places: string[];
}

/** Ids of what holds all of these words at one of these hubs, the newest first.
 *  @param sought at most {@link MOST_WORDS} words; months of keys, the newest first */
export async function listWithAll(
  db: Db,
  { words, months, places }: Record<"words" | "months" | "places", string[]>,
  most: number,
): Promise<string[]> {
  const found = new Set<string>();
  let order = words;
  // each month has its own key. What is common fills the page from the newest; what is rare is in few, and all are asked
  for (let asked = 0; words.length > 0 && asked < months.length && found.size < most;) {
    const some = months.slice(asked, asked + howMany(asked, found.size, most));
    const terms = some.map((month) => order.map((word) => searchTerm(word, month)));
    const lists = await readEnough(db, { terms, places }, most - found.size);
    for (const { id } of newestFirst(lists)) found.add(id);
    order = rarestFirst(order, lists, terms);
    asked += some.length;
  }
  return [...found].slice(0, most);
}

/** One month, and then as many as hold what is missing, if they go as the newer ones did.
 *  @param asked months so far */
function howMany(asked: number, found: number, most: number): number {
  if (asked === 0) return 1;
  return found > 0 ? Math.ceil(((most - found) * asked) / found) : 3 * asked;
}

/** Older months are quicker asked for the rarest word first: where few hold that, no other is looked at to choose. */
function rarestFirst(words: string[], lists: List[], terms: string[][]): string[] {
  const wordOf = new Map(terms.flatMap((of) => of.map((term, i) => [term, words[i]])));
  const led = lists.map((it) => wordOf.get(it.led));
  const timesLed = (word: string) => led.filter((it) => it === word).length;
  return [...words].sort((a, b) => timesLed(b) - timesLed(a));
}

const newestFirst = (lists: List[]): Holder[] =>
  lists.flatMap((it) => it.holders).sort((a, b) => b.at.getTime() - a.at.getTime());

/** @returns lists that hold together the newest `most`, and perhaps others */
async function readEnough(db: Db, asked: Asked, most: number): Promise<List[]> {
  // together they mostly have enough, and each has to look through less
  const few = roundUp((2 * most) / asked.places.length);
  // of one month, so that none comes before all others
  if (asked.terms.length > 1 || few >= most) return readLists(db, asked, most);
  const lists = await readLists(db, asked, few);
  // of what came before this there may be more than was asked for
  const sureFrom = Math.max(...lists.map((it) => it.holders[few - 1]?.at.getTime() ?? -Infinity));
  const sure = lists.map((it) => ({
    ...it,
    holders: it.holders.filter(({ at }) => at.getTime() >= sureFrom),
  }));
  const enough = sureFrom === -Infinity || newestFirst(sure).length >= most;
  return enough ? sure : readLists(db, asked, most);
}

const allHubs = prepared((db) => db.select({ id: hubsTable.id }).from(hubsTable));

/** The hubs in which somebody may look, as `search_terms` names them. */
export async function listPlaces(db: Db, scope: string[] | "all"): Promise<string[]> {
  if (scope !== "all") return scope.length > 0 ? [...scope, SHARED_HUB] : [];
  return [...(await allHubs(db, {})).map((it) => it.id), SHARED_HUB];
}

/** Of a hub and month so many of the newest that hold the word that leads are looked through for the others. */
const LOOKED_THROUGH = 1000;
/** How rare a word is shows in how far back so many go. */
const TRIED = 16;

const nextPower = (number: number) => 2 ** Math.max(0, Math.ceil(Math.log2(number)));
/** There is a query for so many, and not for each number: PostgreSQL makes its plan for each on every connection. */
const roundUp = (most: number) => Math.max(16, nextPower(most));
const queries = new Map<string, ReturnType<typeof makeQuery>>();

async function readLists(db: Db, { terms, places }: Asked, most: number): Promise<List[]> {
  const count = nextPower(terms[0]!.length);
  const each = roundUp(most);
  const name = `${count}.${each}`;
  const query = queries.get(name) ?? makeQuery(count, each);
  queries.set(name, query);
  // asked for once more, a word changes nothing
  const words = terms.map((of) => Array.from({ length: count }, (_, i) => of[i] ?? of[0]!));
  return query(db, { terms: words, places });
}

const readHolders = (value: unknown) =>
  readList<[string, string | number]>(value).map(([id, at]) => ({ id, at: new Date(at) }));

/** @param count of words @param most of each list */
function makeQuery(count: number, most: number) {
  const words = Array.from({ length: count }, (_, i) => `word${i}`);
  const asked = pairsGiven(words, ["hub"]);
  const lists = sql`select asked.*, ${count === 1 ? sql`word0` : leading(words)} as led from ${asked.from}`;
  const newest = sql`select ${searchTerms.referral} as id, ${searchTerms.at} as at from ${searchTerms}
    where ${of(sql`own.led`, sql`own.hub`)} order by ${desc(searchTerms.at)}`;
  // the order is the inner one's: asked for outside too, all would be looked through before the first is given
  const holders = sql`select id, at from (${newest} limit ${written(LOOKED_THROUGH)}) as newest
    where ${and(...words.map(holds))} limit ${written(most)}`;
  const alone = sql`${newest} limit ${written(most)}`;
  const found = listOf(["id", "at"], count === 1 ? alone : holders);
  const query = prepared((db) =>
    db
      .select({ led: sql<string>`led`, holders: sql<Holder[]>`found`.mapWith(readHolders) })
      .from(sql`(with own as materialized (${lists}) select led, ${found} as found from own) as lists`),
  );
  return (db: Db, { terms, places }: Asked): Promise<List[]> =>
    query(
      db,
      asked.values(
        terms,
        places.map((it) => [it]),
      ),
    );
}

const of = (term: SQL, hub: SQL) => and(eq(searchTerms.term, term), eq(searchTerms.hub, hub));

/** Where fewer than so many hold a word it is rarer than all that have as many: if the first is, no other is looked at.
 *  With a limit the database asks once for what stands inside, and not wherever it is used. */
function leading([first, ...others]: string[]): SQL {
  const back = (word: string) => sql`(select at from ${searchTerms} where ${of(sql.raw(word), sql`asked.hub`)}
    order by ${desc(searchTerms.at)} limit 1 offset ${written(TRIED - 1)})`;
  const each = others.map((it) => sql` union all select ${sql.raw(it)}, ${back(it)}`);
  const word = sql.raw(first!);
  return sql`(select case when back is null then ${word} else (
    select word from (select ${word} as word, back as back${sql.join(each)}) as words order by back nulls first limit 1)
    end from (select ${back(first!)} as back limit 1) as first)`;
}

/** Whether one of the newest holds this word. By when it came, which is near the last one looked at; the key of the table
 *  is anywhere. With an offset PostgreSQL looks each one up, and does not read all that hold a common word. */
const holds = (word: string) => sql`(${sql.raw(`own.${word}`)} = own.led or exists (
  select 1 from ${searchTerms} as o where o.term = ${sql.raw(`own.${word}`)}
  and o.hub = own.hub and o.at = newest.at and o.referral || '' = newest.id limit 1 offset 0))`;
