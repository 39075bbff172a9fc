/** Which requests hold words: read from an index that holds all it needs, the newest first. Each hub and month is a list
 *  of its own, and many of them are one question to the database. */
import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { searchTerms } from "../../db/schema/referrals";
import { hubs as hubsTable } from "../../db/schema/hubs";
import { searchTerm } from "../vault/search-terms.server";

/** How `search_terms` names the shared queue. */
export const SHARED_HUB = "";
export const MOST_WORDS = 8;

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
 *  @param sought at most {@link MOST_WORDS} words; each month has its own key */
export async function listWithAll(
  db: Db,
  { words, months, places }: Record<"words" | "months" | "places", string[]>,
  most: number,
): Promise<Holder[]> {
  const sought = months.flatMap((month) => {
    const terms = words.map((word) => searchTerm(word, month));
    return places.map((hub) => ({ terms, hub }));
  });
  const several = words.length > 1;
  const asked = several ? await rarestFirst(db, sought) : sought;
  const looked = several ? LOOKED_THROUGH : most;
  const read = (each: number) => ask(db, holders, asked, { most: each, looked });
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

async function rarestFirst(db: Db, sought: Sought[]): Promise<Sought[]> {
  const each = sought.flatMap(({ terms, hub }) => terms.map((term) => ({ terms: [term], hub })));
  const found = await ask(db, oldest, each, { tried: TRIED - 1 });
  // fewer than that: rarer than all that have as many
  const back = found.map((it) => it[0]?.at.getTime() ?? -Infinity);
  let at = 0;
  return sought.map(({ terms, hub }) => {
    const sorted = terms.map((term) => ({ term, back: back[at++]! })).sort((a, b) => a.back - b.back);
    return { terms: sorted.map((it) => it.term), hub };
  });
}

/** The hubs in which somebody may look, as `search_terms` names them. */
export async function listPlaces(db: Db, scope: string[] | "all"): Promise<string[]> {
  if (scope !== "all") return scope.length > 0 ? [...scope, SHARED_HUB] : [];
  return [...(await db.select({ id: hubsTable.id }).from(hubsTable)).map((it) => it.id), SHARED_HUB];
}

/** As many lists as one question asks for. Its words are made for 1, 2, 4, 8 … of them, and kept. */
const MOST_SLOTS = 64;
const nextPower = (number: number) => 2 ** Math.ceil(Math.log2(number));

type Query = ReturnType<typeof makeQuery>;
/** One list: the newest of slot `i` that hold each of so many words. */
type List = (i: number, words: number) => SQL;

function makeQuery(list: List, slots: number, words: number) {
  const lists = Array.from({ length: slots }, (_, i) => {
    const slot = sql.raw(String(i));
    return sql`select ${slot} as slot, id, at from (${list(i, words)}) as list${slot}`;
  });
  const columns = {
    slot: sql<number>`slot`,
    id: sql<string>`id`,
    at: sql<Date>`at`.mapWith(searchTerms.at),
  };
  const all = sql.join(lists, sql` union all `);
  return prepared((db: Tx) => db.select(columns).from(sql`(${all}) as lists`));
}

const queries = new Map<List, Map<string, Query>>();

/** @returns a list for each of `sought` */
async function ask(
  db: Db,
  list: List,
  sought: Sought[],
  limits: Record<string, number>,
): Promise<Holder[][]> {
  const found: Holder[][] = sought.map(() => []);
  const known = queries.get(list) ?? new Map<string, Query>();
  queries.set(list, known);
  for (let from = 0; from < sought.length; from += MOST_SLOTS) {
    const part = sought.slice(from, from + MOST_SLOTS);
    const slots = nextPower(part.length);
    const words = nextPower(part[0]!.terms.length);
    const shape = `${slots} ${words}`;
    const query = known.get(shape) ?? makeQuery(list, slots, words);
    known.set(shape, query);
    const values: Record<string, string | number> = { ...limits };
    for (let i = 0; i < slots; i++) {
      values[`hub${i}`] = part[i]?.hub ?? "";
      // a word asked for twice is found twice
      for (let w = 0; w < words; w++)
        values[`term${i}w${w}`] = part[i]?.terms[w] ?? part[i]?.terms.at(-1) ?? "";
    }
    for (const { slot, id, at } of await query(db, values)) found[from + slot]!.push({ id, at });
  }
  return found;
}

const ofSlot = (i: number) =>
  and(eq(searchTerms.term, given(`term${i}w0`)), eq(searchTerms.hub, given(`hub${i}`)));

const holders: List = (i, words) => {
  const others = Array.from({ length: words - 1 }, (_, w) => {
    // by when it came, which is near the last one looked at; the key of the table is anywhere
    return sql`exists (select 1 from ${searchTerms} as o where o.term = ${given(`term${i}w${w + 1}`)}
      and o.hub = ${given(`hub${i}`)} and o.at = own.at and o.referral || '' = own.id)`;
  });
  // the order is the inner one's: asked for outside too, all would be looked through before the first is given
  return sql`select id, at from (
      select ${searchTerms.referral} as id, ${searchTerms.at} as at from ${searchTerms}
      where ${ofSlot(i)} order by ${desc(searchTerms.at)} limit ${given("looked")}
    ) as own ${words > 1 ? sql`where ${and(...others)}` : sql``} limit ${given("most")}`;
};

const oldest: List = (i) =>
  sql`select '' as id, ${searchTerms.at} as at from ${searchTerms}
    where ${ofSlot(i)} order by ${desc(searchTerms.at)} limit 1 offset ${given("tried")}`;
