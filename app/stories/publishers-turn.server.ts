import { eq, sql } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { shown } from "../../db/schema/shown";

/** Whoever changes what everyone may read of stories goes one behind the other, until the transaction ends: the next
 *  number and the lists of words are read and then written. Triggers take the same row when a public story changes. */
export async function takePublishersTurn(tx: Tx): Promise<void> {
  await tx
    .update(shown)
    .set({ version: sql`${shown.version} + 1` })
    .where(eq(shown.id, 1));
}
