/** Mail to a family: from a neutral sender, with a sentence that says nothing to anybody else. */
import type { Tx } from "../../db/client";
import { outbox } from "../../db/schema/outbox";
import { env } from "../env.server";
import type { Letter } from "./message";
import { newMessageId, newRow, type OutboxRow } from "./outbox.server";
import { NOT_NOW } from "./retry";

/** Whether the service has a neutral sender; without one no family is mailed. */
export const canMailFamilies = () => env.familyMailFrom !== undefined;

/** @param at when it may be sent; whether it may is asked again then */
export async function announceToFamily(
  tx: Tx,
  about: Pick<OutboxRow, "subjectKind" | "subject" | "hub">,
  at: Date,
  now: Date,
): Promise<void> {
  const mail = { ...about, channel: "email" as const, inbox: null };
  // escalated: an inbox of the hub's must never get what was meant for a family
  const how = { urgent: false, escalated: true, dueAt: at, messageId: newMessageId(env.familyMailFrom) };
  await tx.insert(outbox).values(newRow({ ...mail, ...how }, now));
}

/** @param safe where it may go, and from when on; undefined: nowhere
 *  @returns null: there is nothing to send. @throws where it is not safe at this time of day: it is tried again */
export function familyLetter(
  safe: { to: string; at: Date } | undefined,
  { subject, text }: { subject: string; text: string },
  now: Date,
): Letter | null {
  if (!safe || !env.familyMailFrom) return null;
  if (safe.at > now) throw Object.assign(new Error("Not at this time of day"), { code: NOT_NOW });
  return { to: safe.to, from: env.familyMailFrom, subject, paragraphs: [text] };
}
