/** Somebody new, or who has lost their way in, gets a link by mail, and chooses their own password and app: nobody else
 *  ever knows either. */
import { eq } from "drizzle-orm";
import { z } from "zod";
import { staff } from "../../db/schema/staff";
import type { Db, Store, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { env } from "../env.server";
import { translator } from "../i18n/i18n.server";
import type { Render } from "../outbox/compose.server";
import { insertSealed, readSealed } from "../sealed-mail.server";
import { paths } from "../paths";
import { hashToken, randomToken } from "../random.server";
import { inFours } from "../ui/in-fours";
import { forgetWaysIn } from "./accounts.server";
import { checkForm, firstValues, type FieldProblem } from "./form-problems";
import { INVITATION } from "./invitation";
import { password, PASSWORD_PROBLEMS } from "./own-password.server";
import { findPasswordProblem, hashPassword } from "./password.server";
import { makeQr } from "./qr.server";
import { startSession } from "./session.server";
import { findTotpStep, newTotpSecret, sealTotp, totpUri, unsealTotp } from "./totp.server";

/** Long enough for somebody who starts on Monday. */
const INVITE_LIVES = 5 * 24 * 60 * 60_000;

interface SealedInvite {
  token: string;
  email: string;
}

/** A new account's secrets, which nobody knows. Made before a transaction: hashing takes a while. */
export const unknownSecrets = async () => ({
  passwordHash: await hashPassword(randomToken()),
  totp: newTotpSecret(),
});

/** Mails a link that is good for five days. An earlier one no longer works. Wake the worker after the commit. */
export async function sendInvitation(
  tx: Tx,
  { id, email }: { id: string; email: string },
  now: Date,
): Promise<void> {
  const token = randomToken();
  // where the council alone lets people in there is nothing to set up: they are told where to sign in
  if (env.ownSignIn)
    await tx
      .update(staff)
      .set({ inviteHash: hashToken(token), invitedAt: now })
      .where(eq(staff.id, id));
  const about = { subjectKind: INVITATION, subject: id, hub: null, channel: "email" as const, inbox: null };
  const words: SealedInvite = { token, email };
  await insertSealed(tx, { ...about, urgent: false, escalated: true }, words, now);
}

/** Password, app, recovery codes, passkeys and sessions are gone; a link by mail leads to new ones.
 *  @param secrets made before, see {@link unknownSecrets} */
export async function inviteAnew(
  tx: Tx,
  { id, by }: { id: string; by: string },
  secrets: { passwordHash: string; totp: string },
  now: Date,
): Promise<void> {
  const { passwordHash, totp } = secrets;
  const [row] = await tx
    .update(staff)
    // and whoever they were to the council's sign-in: the next who comes from there with this address is taken for them
    .set({ passwordHash, totp: sealTotp(id, totp, now), totpStep: null, oidcSubject: null })
    .where(eq(staff.id, id))
    .returning({ email: staff.email });
  await forgetWaysIn(tx, id, now);
  await sendInvitation(tx, { id, email: row!.email }, now);
  await record(tx, { actor: by, action: "staff.invited", subjectKind: "staff", subject: id }, now);
}

const invitationMail: Render = async (db, row) => {
  const [account] = await db.select().from(staff).where(eq(staff.id, row.subject));
  const words = account?.disabledAt === null ? readSealed<SealedInvite>(row) : undefined;
  if (!account || !words) return null;
  const { token, email } = words;
  const t = translator("en");
  if (!env.ownSignIn)
    return {
      to: email,
      subject: t("email:invitation.subject"),
      paragraphs: [t("email:invitation.council"), t("email:invitation.notYou")],
      link: { path: paths.signIn, text: t("email:invitation.signIn") },
    };
  // another link was sent since
  if (account.inviteHash !== hashToken(token)) return null;
  return {
    to: email,
    subject: t("email:invitation.subject"),
    paragraphs: [t("email:invitation.why"), t("email:invitation.how"), t("email:invitation.notYou")],
    link: { path: `${paths.welcome}?key=${token}`, text: t("email:invitation.link") },
  };
};
export const invitationNotices = { [INVITATION]: invitationMail };

/** Whose link this is. @returns undefined where it was used, replaced or is too old, or the account is switched off */
async function findInvited(db: Db, token: string | undefined, now: Date) {
  if (!token || !env.ownSignIn) return undefined;
  const [account] = await db
    .select()
    .from(staff)
    .where(eq(staff.inviteHash, hashToken(token)));
  if (!account?.invitedAt || account.disabledAt) return undefined;
  if (now.getTime() - account.invitedAt.getTime() > INVITE_LIVES) return undefined;
  const { id, name, email } = account;
  const secret = unsealTotp(id, account.totp);
  return { id, name, email, secret, uri: totpUri(secret, email) };
}

/** The app's secret is a new one for each browser that the link is opened in: whoever opened it before has nothing of it. */
export async function openInvitation(store: Store, token: string, now: Date): Promise<void> {
  const invited = await findInvited(store.read, token, now);
  if (!invited) return;
  const totp = sealTotp(invited.id, newTotpSecret(), now);
  const open = eq(staff.inviteHash, hashToken(token));
  await store.transaction((tx) => tx.update(staff).set({ totp, totpStep: null }).where(open));
}

/** What the page shows of it: the app's secret as a picture and to be typed. null where the link works no more */
export async function showInvited(db: Db, token: string | undefined, now: Date) {
  const invited = await findInvited(db, token, now);
  if (!invited) return null;
  const { name, email, secret, uri } = invited;
  return { name, email, uri, inFours: inFours(secret), qr: makeQr(uri) };
}

const welcomeForm = z.object({
  password: password("newPasswordMissing"),
  code: z.string().trim().min(1, { error: "appCodeMissing" }).max(1000, { error: "tooLong" }),
});

export type WelcomeAnswer =
  | { ok: true; session: string; email: string }
  | { ok: false; why: "gone" }
  | { ok: false; why: "problems"; problems: FieldProblem[] };

/** Takes the password chosen and the app set up; the link is used up, and they are signed in. */
export async function acceptInvitation(
  store: Store,
  token: string | undefined,
  fields: Record<string, string[]>,
  now: Date,
): Promise<WelcomeAnswer> {
  const invited = await findInvited(store.read, token, now);
  if (!invited) return { ok: false, why: "gone" };
  const refuse = (...problems: FieldProblem[]): WelcomeAnswer => ({ ok: false, why: "problems", problems });
  const typed = firstValues(fields);
  const checked = checkForm(welcomeForm, typed);
  const { password: chosen = "", code = "" } = typed;
  const known = checked.ok ? [] : checked.problems;
  const weak = findPasswordProblem(chosen, [invited.name, invited.email]);
  const step = findTotpStep(invited.secret, code, now);
  const told = (field: string) => known.some((it) => it.field === field);
  // all at once, in the order of the page
  const wrong: FieldProblem[] = [
    ...known.filter((it) => it.field === "code"),
    ...(step || told("code") ? [] : [{ field: "code", code: "appCodeWrong" as const }]),
    ...known.filter((it) => it.field === "password"),
    ...(weak && !told("password") ? [{ field: "password", code: PASSWORD_PROBLEMS[weak] }] : []),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  const passwordHash = await hashPassword(chosen);
  const session = await store.transaction(async (tx) => {
    // the same link pressed twice at once is used once
    const [mine] = await tx
      .update(staff)
      .set({ passwordHash, totpStep: step!, inviteHash: null, invitedAt: null })
      .where(eq(staff.inviteHash, hashToken(token!)))
      .returning({ id: staff.id });
    if (!mine) return undefined;
    await record(
      tx,
      { actor: mine.id, action: "staff.welcomed", subjectKind: "staff", subject: mine.id },
      now,
    );
    return startSession(tx, mine.id, now);
  });
  return session ? { ok: true, session, email: invited.email } : { ok: false, why: "gone" };
}
