import { audit } from "../../db/schema/audit";
import type { Tx } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import { randomToken } from "../random.server";

export interface AuditEntry {
  /** staff id, "family" or "portal" */
  actor: string;
  action: string;
  subjectKind: string;
  subject: string;
  hub?: string | null;
  /** never family content */
  detail?: string;
}

const insertLine = preparedInsert(audit);

/** Writes one line of who did or read what, in the same transaction as the thing itself. */
export async function record(tx: Tx, entry: AuditEntry, now: Date): Promise<void> {
  await insertLine(tx, { id: randomToken(), at: now, ...entry });
}
