/** The name and the e-mail of an account put right. */
import { and, eq, ne } from "drizzle-orm";
import { staff } from "../../db/schema/staff";
import type { Db, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { translator } from "../i18n/i18n.server";
import type { Render } from "../outbox/compose.server";
import { EMAIL_MOVED } from "../outbox/no-matter";
import { insertSealed, readSealed } from "../sealed-mail.server";
import { tidyEmail } from "./accounts.server";
import { sendInvitation } from "./invite.server";

/** Whether another account than `id` has this e-mail. */
export async function isEmailTaken(db: Db, id: string, email: string): Promise<boolean> {
  const found = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.email, tidyEmail(email)), ne(staff.id, id)));
  return found.length > 0;
}

/** The old address is told that mails go elsewhere now. Whoever has not used their link yet gets another at the new
 *  address instead: the old one may be a stranger's. Wake the worker after it.
 *  @param by staff id. @returns false where another account has that e-mail */
export async function correctAccount(
  tx: Tx,
  { id, name, by, ...typed }: { id: string; name: string; email: string; by: string },
  now: Date,
): Promise<boolean> {
  const email = tidyEmail(typed.email);
  if (await isEmailTaken(tx, id, email)) return false;
  const [had] = await tx.select().from(staff).where(eq(staff.id, id));
  await tx.update(staff).set({ name, email }).where(eq(staff.id, id));
  if (had!.email !== email && !had!.disabledAt && had!.inviteHash)
    await sendInvitation(tx, { id, email }, now);
  if (had!.email !== email && !had!.inviteHash) await tellOldAddress(tx, { id, email: had!.email }, now);
  await record(tx, { actor: by, action: "staff.corrected", subjectKind: "staff", subject: id }, now);
  return true;
}

interface SealedMove {
  email: string;
}

async function tellOldAddress(tx: Tx, { id, email }: { id: string; email: string }, now: Date) {
  const about = { subjectKind: EMAIL_MOVED, subject: id, hub: null, channel: "email" as const, inbox: null };
  const words: SealedMove = { email };
  await insertSealed(tx, { ...about, urgent: false, escalated: true }, words, now);
}

const moveMail: Render = (_, row) => {
  const words = readSealed<SealedMove>(row);
  if (!words) return Promise.resolve(null);
  const t = translator("en");
  return Promise.resolve({
    to: words.email,
    subject: t("email:moved.subject"),
    paragraphs: [t("email:moved.what"), t("email:moved.notYou")],
  });
};
export const moveNotices = { [EMAIL_MOVED]: moveMail };
