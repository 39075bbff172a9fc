/** Where a hub keeps its reply blocks. */
import { and, asc, eq } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { replyBlocks } from "../../db/schema/inbox";
import { randomToken } from "../random.server";

export type ReplyBlock = typeof replyBlocks.$inferSelect;

export function listReplyBlocks(db: Db, hub: string): Promise<ReplyBlock[]> {
  return db
    .select()
    .from(replyBlocks)
    .where(eq(replyBlocks.hub, hub))
    .orderBy(asc(replyBlocks.lang), asc(replyBlocks.name));
}

/** Those in a family's language; where the hub has none in it, the English ones. */
export async function listBlocksFor(db: Db, hub: string | null, lang: string): Promise<ReplyBlock[]> {
  const all = hub === null ? [] : await listReplyBlocks(db, hub);
  const theirs = all.filter((it) => it.lang === lang);
  return theirs.length > 0 ? theirs : all.filter((it) => it.lang === "en");
}

type Words = Pick<ReplyBlock, "lang" | "name" | "text" | "checkedBy">;

export async function addReplyBlock(tx: Tx, hub: string, block: Words, now: Date): Promise<void> {
  await tx.insert(replyBlocks).values({ id: randomToken(), hub, checkedAt: now, ...block });
}

/** Other words are checked anew. @returns false where the hub has no such block */
export async function changeReplyBlock(
  tx: Tx,
  hub: string,
  { id, ...words }: Words & { id: string },
  now: Date,
): Promise<boolean> {
  const changed = await tx
    .update(replyBlocks)
    .set({ ...words, checkedAt: now })
    .where(and(eq(replyBlocks.hub, hub), eq(replyBlocks.id, id)))
    .returning();
  return changed.length > 0;
}

/** @returns false where the hub has no such block */
export async function removeReplyBlock(tx: Tx, hub: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(replyBlocks)
    .where(and(eq(replyBlocks.hub, hub), eq(replyBlocks.id, id)))
    .returning();
  return gone.length > 0;
}
