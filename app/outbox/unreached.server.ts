import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { outbox } from "../../db/schema/outbox";
import type { OutboxRow } from "./outbox.server";

/** By the `subjectKind` of rows: has somebody reach a family in another way, because this mail to it never will. */
export type Unreached = Record<string, (tx: Tx, row: OutboxRow, now: Date) => Promise<void>>;

/** Ends a row that failed for good where something else is done about it: no page could put the mail itself right, and pages
 *  must not stay red for it. @returns false where nothing else is done: a human has to see to it */
export async function tellAnotherWay(
  tx: Tx,
  row: OutboxRow,
  unreached: Unreached,
  now: Date,
): Promise<boolean> {
  const told = unreached[row.subjectKind];
  if (!told) return false;
  await tx.update(outbox).set({ state: "given_up", sealed: null }).where(eq(outbox.id, row.id));
  await told(tx, row, now);
  return true;
}
