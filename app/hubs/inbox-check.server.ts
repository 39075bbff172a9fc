/** A mailbox is written to only once someone who can read it has given back the code mailed to it. */
import { randomInt, timingSafeEqual } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../../db/client";
import { hubInboxes, type InboxKind } from "../../db/schema/hubs";
import { translator } from "../i18n/i18n.server";
import type { Render } from "../outbox/compose.server";
import { sendWhatWaitedFor } from "../outbox/outbox.server";
import { insertSealed, readSealed } from "../sealed-mail.server";
import { sealHash, sealHashLike } from "../vault/seal.server";

const CODE_LIVES = 24 * 60 * 60_000;

interface Inbox {
  hub: string;
  kind: InboxKind;
}

interface SealedCode {
  code: string;
  email: string;
}

const nameOf = ({ hub, kind }: Inbox) => `${hub}/${kind}`;
const codePlace = (inbox: Inbox) => ({ table: "hub_inboxes", row: nameOf(inbox) });
const isThis = ({ hub, kind }: Inbox) => and(eq(hubInboxes.hub, hub), eq(hubInboxes.kind, kind));

/** Sets a hub's mailbox and mails a 6-digit code to it. One that is verified goes on until the code is typed in: the same
 *  address verified anew, or another one. Wake the worker after the commit.
 *  @throws ZodError where `email` is no address */
export async function setInbox(
  tx: Tx,
  { email, ...inbox }: Inbox & { email: string },
  now: Date,
): Promise<void> {
  const address = z.email().parse(email.trim());
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const codeHash = sealHash(codePlace(inbox), code, now);
  const [stands] = await tx.select().from(hubInboxes).where(isThis(inbox));
  const sent = { codeHash, codeSentAt: now };
  const state = stands?.verifiedAt
    ? { ...sent, email: stands.email, pendingEmail: address, verifiedAt: stands.verifiedAt }
    : { ...sent, email: address, pendingEmail: null, verifiedAt: null };
  await tx
    .insert(hubInboxes)
    .values({ ...inbox, ...state })
    .onConflictDoUpdate({ target: [hubInboxes.hub, hubInboxes.kind], set: state });
  const about = { subjectKind: "inbox", subject: nameOf(inbox), hub: inbox.hub, inbox: inbox.kind };
  const words: SealedCode = { code, email: address };
  await insertSealed(tx, { ...about, channel: "email", urgent: false }, words, now);
}

/** The code that was sent last is worth nothing any more, and the mailbox stays as it is. */
export async function forgetPending(tx: Tx, inbox: Inbox): Promise<void> {
  const none = { pendingEmail: null, codeHash: null, codeSentAt: null };
  await tx.update(hubInboxes).set(none).where(isThis(inbox));
}

/** Takes a mailbox away: nothing more is sent there. */
export async function removeInbox(tx: Tx, inbox: Inbox): Promise<void> {
  await tx.delete(hubInboxes).where(isThis(inbox));
}

/** Verifies a mailbox by its code, within 24 hours. What waited for want of it is sent. */
export async function confirmInbox(
  tx: Tx,
  { code, ...inbox }: Inbox & { code: string },
  now: Date,
): Promise<"verified" | "wrong" | "expired"> {
  const [stored] = await tx.select().from(hubInboxes).where(isThis(inbox));
  if (!stored?.codeHash || !stored.codeSentAt) return "wrong";
  if (now.getTime() - stored.codeSentAt.getTime() > CODE_LIVES) return "expired";
  if (await triedTooOften(stored.codeHash)) return "expired";
  if (!hasCode(inbox, stored.codeHash, code.replace(/\D/g, ""))) return "wrong";
  const email = stored.pendingEmail ?? stored.email;
  await tx
    .update(hubInboxes)
    .set({ email, pendingEmail: null, verifiedAt: now, codeHash: null, codeSentAt: null })
    .where(isThis(inbox));
  await sendWhatWaitedFor(tx, inbox.hub, inbox.kind, now);
  return "verified";
}

/** Of 10^6 codes. The counter is in memory: whoever can restart the portal needs no guesses. */
const TRIES = 5;
const tries = new RateLimiterMemory({ points: TRIES, duration: CODE_LIVES / 1000 });
const triedTooOften = (codeHash: string) =>
  tries.consume(codeHash).then(
    () => false,
    () => true,
  );

function hasCode(inbox: Inbox, stored: string, code: string): boolean {
  const given = Buffer.from(sealHashLike(stored, codePlace(inbox), code));
  const right = Buffer.from(stored);
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Renders rows of subjectKind "inbox". Nothing is said once the address or the code has changed. */
export const inboxCheckMail: Render = async (db, row) => {
  const [hub, kind] = row.subject.split("/") as [string, InboxKind];
  const [stored] = await db.select().from(hubInboxes).where(isThis({ hub, kind }));
  if (!stored?.codeHash) return null;
  const words = readSealed<SealedCode>(row);
  if (!words) return null;
  const { code, email } = words;
  if ((stored.pendingEmail ?? stored.email) !== email || !hasCode({ hub, kind }, stored.codeHash, code))
    return null;
  const t = translator("en");
  const said = { code: `${code.slice(0, 3)} ${code.slice(3)}` };
  const paragraphs = [
    t("email:inboxCheck.why"),
    t("email:inboxCheck.code", said),
    t("email:inboxCheck.notYou"),
  ];
  return { to: email, subject: t("email:inboxCheck.subject"), paragraphs };
};
