/** Notes: from staff, for staff. They have a table, a seal and an address of their own, so that none can be taken for a
 *  message: nothing that a family reads, or is sent, knows this file. */
import { eq } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { referralNotes } from "../../db/schema/referrals";
import { seal, unseal } from "../vault/seal.server";
import { recordEvent } from "./record-event.server";

/** What one note seals in `referral_notes`. */
interface Note {
  note: string;
}
const place = (row: string) => ({ table: "referral_notes", row });

export async function writeNote(
  tx: Tx,
  row: { id: string; hub: string | null },
  { by, text }: { by: string; text: string },
  now: Date,
): Promise<void> {
  const id = await recordEvent(tx, row, { by, kind: "note", detail: null }, now);
  const sealed = seal(place(id), { note: text } satisfies Note, now);
  await tx.insert(referralNotes).values({ id, referral: row.id, sealed });
}

/** @returns the words of every note, by its event's id */
export async function readNotes(db: Db, referral: string): Promise<Map<string, string>> {
  const rows = await db.select().from(referralNotes).where(eq(referralNotes.referral, referral));
  return new Map(rows.map(({ id, sealed }) => [id, unseal<Note>(place(id), sealed).note]));
}
