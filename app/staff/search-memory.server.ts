/** What a person last searched for: it names a family, so it stands in no address, only sealed with the session. */
import { eq } from "drizzle-orm";
import { staffSessions } from "../../db/schema/staff";
import type { Db, Tx } from "../../db/client";
import { seal, unseal } from "../vault/seal.server";

const MOST_TYPED = 200;
const place = (session: string) => ({ table: "staff_sessions", row: session });

export async function keepSearch(tx: Tx, session: string, typed: string, now: Date): Promise<void> {
  const search = seal(place(session), typed.trim().slice(0, MOST_TYPED), now);
  await tx.update(staffSessions).set({ search }).where(eq(staffSessions.id, session));
}

/** @returns "" where nothing was searched for in this session */
export async function readSearch(db: Db, session: string): Promise<string> {
  const [row] = await db
    .select({ search: staffSessions.search })
    .from(staffSessions)
    .where(eq(staffSessions.id, session));
  return row?.search ? unseal<string>(place(session), row.search) : "";
}
