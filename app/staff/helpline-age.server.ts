import { and, count, eq, isNull, lt, or } from "drizzle-orm";
import { helplines } from "../../db/schema/hubs";
import type { Db } from "../../db/client";

/** A number nobody has rung for longer than this may be wrong. */
const CHECK_EVERY_MS = 90 * 24 * 60 * 60_000;

export const isFresh = (checkedAt: Date | null, now: Date) =>
  checkedAt !== null && now.getTime() - checkedAt.getTime() < CHECK_EVERY_MS;

/** How many helplines families see that somebody has to ring again. */
export async function countToCheck(db: Db, now: Date): Promise<number> {
  const old = lt(helplines.lastCheckedAt, new Date(now.getTime() - CHECK_EVERY_MS));
  const [row] = await db
    .select({ count: count() })
    .from(helplines)
    .where(and(eq(helplines.shown, true), or(isNull(helplines.lastCheckedAt), old)));
  return row!.count;
}
