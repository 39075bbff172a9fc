/** Messages: what a family and its hub write to one another. They are read on the family's page, with the code, and in the
 *  request; no mail and no text message ever holds one. */
import { asc, eq } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { referralEvents, referralMessages } from "../../db/schema/referrals";
import { seal, unseal } from "../vault/seal.server";
import { recordEvent } from "./record-event.server";

/** What one message seals in `referral_messages`. */
interface Message {
  message: string;
}
const place = (row: string) => ({ table: "referral_messages", row });

/** One message of the thread. */
export interface ThreadEntry {
  at: Date;
  /** staff id; null: the family */
  by: string | null;
  text: string;
}

/** @param from by: staff id. Left out where the family wrote it, with the words in it that worry us */
export async function writeMessage(
  tx: Tx,
  row: { id: string; hub: string | null },
  { text, ...from }: { text: string } & ({ by: string } | { dangerWords: string[] }),
  now: Date,
): Promise<void> {
  const id =
    "by" in from
      ? await recordEvent(tx, row, { by: from.by, kind: "message", detail: null }, now)
      : await recordEvent(tx, row, { kind: "added", detail: from }, now);
  const sealed = seal(place(id), { message: text } satisfies Message, now);
  await tx.insert(referralMessages).values({ id, referral: row.id, sealed });
}

/** The whole thread, oldest first. */
export async function readThread(db: Db, referral: string): Promise<ThreadEntry[]> {
  const rows = await db
    .select({
      id: referralMessages.id,
      sealed: referralMessages.sealed,
      at: referralEvents.at,
      by: referralEvents.by,
    })
    .from(referralMessages)
    .innerJoin(referralEvents, eq(referralEvents.id, referralMessages.id))
    .where(eq(referralMessages.referral, referral))
    .orderBy(asc(referralEvents.at), asc(referralEvents.id));
  return rows.map(({ id, sealed, at, by }) => ({
    ...{ at, by },
    text: unseal<Message>(place(id), sealed).message,
  }));
}
