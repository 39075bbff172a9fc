/** The way past a stranger who uses up an account's guesses: a link to the mailbox of the account makes one more browser
 *  known, so that its own guesses are counted by themselves. It signs nobody in. */
import { and, eq, gt, inArray, min } from "drizzle-orm";
import { z } from "zod";
import { outbox } from "../../db/schema/outbox";
import { staff } from "../../db/schema/staff";
import type { Db, Store, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { translator } from "../i18n/i18n.server";
import type { Render } from "../outbox/compose.server";
import { NEW_BROWSER } from "../outbox/no-matter";
import { insertSealed, readSealed } from "../sealed-mail.server";
import { paths } from "../paths";
import { tidyEmail } from "./accounts.server";
import { beginChallenge, isBegun, takeChallenge } from "./challenges.server";

/** A mailbox is not flooded. Shorter than a link lives, and an earlier link goes on working: whoever asks in the
 *  stranger's wake has a good one in the mailbox. */
const BETWEEN_MAILS_MS = 10 * 60_000;

export const newBrowserForm = z.object({
  email: z
    .string()
    .trim()
    .pipe(z.email({ error: "emailWrong" }).max(320, { error: "tooLong" })),
});

interface SealedLink {
  token: string;
}
interface Begun {
  staff: string;
  email: string;
}

/** Mails the link where there is such an account. Does, says and keeps on record the same where there is none. */
export async function askForLink(store: Store, typed: string, now: Date): Promise<void> {
  const email = tidyEmail(typed);
  const [found] = await store.read.select().from(staff).where(eq(staff.email, email));
  const account = found?.disabledAt ? undefined : found;
  await store.transaction(async (tx) => {
    const begun: Begun = { staff: account?.id ?? "unknown", email };
    const token = await beginChallenge(tx, "browser", begun, now);
    const about = { subjectKind: "staff", subject: begun.staff };
    await record(tx, { actor: "portal", action: "staff.linkAsked", ...about }, now);
    await oneAfterTheOther(tx);
    const mailed = await hasLink(tx, begun.staff, now);
    if (!account || mailed) return;
    const mail = { subjectKind: NEW_BROWSER, subject: account.id, hub: null, channel: "email" as const };
    const words: SealedLink = { token };
    await insertSealed(tx, { ...mail, inbox: null, urgent: false, escalated: true }, words, now);
  });
}

/** So that of many who ask at once one has a link mailed. Holds the same row whoever is asked for: held only where there is
 *  such an account, the time it takes would say so. */
async function oneAfterTheOther(tx: Tx): Promise<void> {
  const first = tx.select({ id: min(staff.id) }).from(staff);
  await tx.update(staff).set({ id: staff.id }).where(inArray(staff.id, first));
}

async function hasLink(db: Db, subject: string, now: Date): Promise<boolean> {
  const rows = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.subject, subject),
        eq(outbox.subjectKind, NEW_BROWSER),
        gt(outbox.createdAt, new Date(now.getTime() - BETWEEN_MAILS_MS)),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

const newBrowserMail: Render = async (db, row, now) => {
  const [account] = await db.select().from(staff).where(eq(staff.id, row.subject));
  const words = account?.disabledAt === null ? readSealed<SealedLink>(row) : undefined;
  if (!account || !words) return null;
  const { token } = words;
  // it could not be sent in time
  if (!(await isBegun(db, "browser", token, now))) return null;
  const t = translator("en");
  return {
    to: account.email,
    subject: t("email:newBrowser.subject"),
    paragraphs: [t("email:newBrowser.why"), t("email:newBrowser.how"), t("email:newBrowser.notYou")],
    link: { path: `${paths.newBrowser}?key=${token}`, text: t("email:newBrowser.link") },
  };
};
export const newBrowserNotices = { [NEW_BROWSER]: newBrowserMail };

/** Uses the link up. @returns whose this browser is known to be from now on; undefined where the link was used or is
 *  too old */
export async function useLink(
  store: Store,
  token: string | undefined,
  now: Date,
): Promise<string | undefined> {
  if (!token) return undefined;
  return store.transaction(async (tx) => {
    const begun = await takeChallenge<Begun>(tx, "browser", token, now);
    if (!begun) return undefined;
    const about = { subjectKind: "staff", subject: begun.staff };
    await record(tx, { actor: begun.staff, action: "staff.browserKnown", ...about }, now);
    return begun.email;
  });
}

/** Whether the link would still work. */
export const isLinkGood = async (db: Db, token: string | undefined, now: Date): Promise<boolean> =>
  token !== undefined && (await isBegun(db, "browser", token, now));
