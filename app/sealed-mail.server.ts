/** Mails whose words, a code, a link or an address, must open nothing for whoever reads the database: each row keeps its
 *  own, sealed, until it is sent. */
import { outbox } from "../db/schema/outbox";
import type { Tx } from "../db/client";
import { seal, unseal } from "./vault/seal.server";
import { newRow, type NewRow, type OutboxRow } from "./outbox/outbox.server";

const place = (row: string) => ({ table: "outbox", row });

/** A row that is due at once. @param words what its mail needs, as JSON holds it */
export async function insertSealed(tx: Tx, about: NewRow, words: object, now: Date): Promise<void> {
  const row = newRow(about, now);
  await tx.insert(outbox).values({ ...row, sealed: seal(place(row.id), words, now) });
}

/** @returns the words of {@link insertSealed}; undefined once they are gone */
export const readSealed = <T>({ id, sealed }: OutboxRow): T | undefined =>
  sealed ? unseal<T>(place(id), sealed) : undefined;
