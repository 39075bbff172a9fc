/** Finding public stories by words and tags: an index in a table of ours, because neither engine's own full-text search
 *  is the other's. A search reads the rows of its terms and nothing else, however many stories there are. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { preparedForIds } from "../../db/prepared";
import { storyTerms } from "../../db/schema/public-stories";
import * as bitsOf from "./story-bits";
import type { Bits } from "./story-bits";

const everyBlock = preparedForIds((db, ids) =>
  db.select().from(storyTerms).where(inArray(storyTerms.term, ids)),
);

/** Rows of one statement: both engines have a limit on what is given with it. */
const AT_ONCE = 200;

/** @param n of the story. @param terms of `termsOf`. Those who publish come one after the other: they read, and write
 *  what they have read */
export const addToIndex = (tx: Tx, n: number, terms: readonly string[]): Promise<void> =>
  change(tx, n, terms, bitsOf.addBit);

/** @param terms the same with which it was added */
export const removeFromIndex = (tx: Tx, n: number, terms: readonly string[]): Promise<void> =>
  change(tx, n, terms, bitsOf.dropBit);

async function change(tx: Tx, n: number, terms: readonly string[], how: typeof bitsOf.addBit): Promise<void> {
  const all = [...new Set(terms)];
  for (let from = 0; from < all.length; from += AT_ONCE)
    await changeSome(tx, n, all.slice(from, from + AT_ONCE), how);
}

async function changeSome(tx: Tx, n: number, terms: string[], how: typeof bitsOf.addBit): Promise<void> {
  const block = bitsOf.blockOf(n);
  const those = (of: string[]) => and(inArray(storyTerms.term, of), eq(storyTerms.block, block));
  const { term: name, bits: text } = storyTerms;
  const rows = await tx.select({ name, text }).from(storyTerms).where(those(terms));
  const had = new Map(rows.map((it) => [it.name, it.text]));
  const now = terms.map((term) => {
    const bits = bitsOf.readBits(had.get(term) ?? "");
    how(bits, bitsOf.placeOf(n));
    return { term, block, bits: bitsOf.writeBits(bits) };
  });
  const kept = now.filter((it) => it.bits !== "");
  const empty = now.filter((it) => it.bits === "").map((it) => it.term);
  if (kept.length > 0)
    await tx
      .insert(storyTerms)
      .values(kept)
      .onConflictDoUpdate({ target: [storyTerms.term, storyTerms.block], set: { bits: sql`excluded.bits` } });
  if (empty.length > 0) await tx.delete(storyTerms).where(those(empty));
}

export interface Found {
  /** how many there are in all */
  total: number;
  /** `n` of so many, the newest first */
  page: number[];
  /** there are older ones than those */
  more: boolean;
  /** where there is none: the terms without which there would be some, and how many */
  without: Array<{ term: string; total: number }>;
}

type Blocks = Map<number, Bits>;

/** Stories that have all of the terms. @param terms one at least. @param before only stories older than that `n`;
 *  the total is of all. @param most on the page */
export async function findInIndex(
  db: Db,
  terms: readonly string[],
  before: number | null,
  most: number,
): Promise<Found> {
  const wanted = [...new Set(terms)];
  const has = new Map<string, Blocks>(wanted.map((it) => [it, new Map()]));
  for (const { term, block, bits } of await everyBlock(db, wanted))
    has.get(term)!.set(block, bitsOf.readBits(bits));
  const all = common(wanted.map((it) => has.get(it)!));
  const total = sum(all);
  const page: number[] = [];
  const blocks = [...all.keys()].sort((a, b) => b - a);
  for (const block of blocks)
    if (page.length <= most && (before === null || block <= bitsOf.blockOf(before)))
      for (const place of bitsOf.listBits(all.get(block)!)) {
        const n = block * bitsOf.BLOCK + place;
        if (before === null || n < before) page.push(n);
        if (page.length > most) break;
      }
  return {
    ...{ total, page: page.slice(0, most), more: page.length > most },
    without: total > 0 ? [] : listWithout(wanted, has),
  };
}

function listWithout(wanted: readonly string[], has: Map<string, Blocks>): Found["without"] {
  if (wanted.length < 2) return [];
  return wanted
    .map((term) => ({
      term,
      total: sum(common(wanted.filter((it) => it !== term).map((it) => has.get(it)!))),
    }))
    .filter((it) => it.total > 0);
}

const sum = (blocks: Blocks) => [...blocks.values()].reduce((so, it) => so + bitsOf.countBits(it), 0);

/** Block by block, what is in each of them. @param sets one at least */
function common(sets: readonly Blocks[]): Blocks {
  const [fewest, ...others] = [...sets].sort((a, b) => a.size - b.size);
  const both: Blocks = new Map();
  for (const [block, bits] of fewest!) {
    const theirs = others.map((it) => it.get(block));
    if (!theirs.every((it) => it !== undefined)) continue;
    const left = bits.slice();
    for (const it of theirs) bitsOf.keepBoth(left, it);
    both.set(block, left);
  }
  return both;
}
