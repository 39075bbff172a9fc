import type { Store } from "../../db/client";
import { canMark } from "../groups/register";
import { findRegisterSession } from "../groups/read-register.server";
import { sendKindMessage, takeMarks } from "../groups/take-register.server";
import { readPageMarks, readSentMarks } from "./register-form";
import { may, type StaffMember } from "./staff";

interface Sent {
  group: string;
  session: string;
  fields: Record<string, string[]>;
}

/** @returns what is to be said; undefined where there is no such session for this person; null: nothing, to a script */
export async function actOnRegister(
  store: Store,
  staff: StaffMember,
  { group, session, fields }: Sent,
  now: Date,
): Promise<"registerSaved" | "kindSent" | "kindNotSent" | "registerTooSoon" | null | undefined> {
  const found = await findRegisterSession(store.read, group, session);
  if (!found || !may(staff, "takeRegister", found.hub)) return undefined;
  if (!canMark(found, now)) return "registerTooSoon";
  const kind = fields.kind?.[0];
  if (kind) {
    const sent = await store.transaction((tx) => sendKindMessage(tx, found, kind, staff.id, now));
    return sent ? "kindSent" : "kindNotSent";
  }
  const script = fields.marked !== undefined;
  const marks = script ? readSentMarks(fields, now) : readPageMarks(fields, now);
  await store.transaction((tx) => takeMarks(tx, found, marks, staff.id, now));
  return script ? null : "registerSaved";
}
