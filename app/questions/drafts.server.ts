/** A form being filled in: one a browser, sealed with the key files and the token in its cookie together. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { given, prepared, preparedInsert } from "../../db/prepared";
import { drafts } from "../../db/schema/forms";
import { store } from "../db.server";
import { env } from "../env.server";
import { readCookie, setCookie } from "../http/cookies.server";
import { hashToken, randomToken } from "../random.server";
import { seal, unseal } from "../vault/seal.server";
import type { QuestionSlip } from "./journey";
import type { Raw } from "./question";

export interface Draft {
  journey: string;
  raw: Raw;
  /** ids of the steps that were sent and held */
  done: string[];
  /** what was wrong with the last thing sent, shown with its step */
  slips?: { step: string; slips: QuestionSlip[] };
  /** sending is accepted once under this key, however often it is pressed */
  key: string;
  /** the record it is about, or whatever else belongs with it */
  about?: string;
  /** who types it in for somebody else: a draft of theirs has a cookie of its own, and is nobody else's */
  by?: string;
  /** an older draft ran out: the page names the answers that went with it */
  lost?: boolean;
  /** whoever writes it chose to keep it for a day, also when the browser closes */
  forADay?: boolean;
}

export interface HeldDraft extends Draft {
  token: string;
  keptUntil: Date;
}

const draftOf = prepared((db) =>
  db
    .select()
    .from(drafts)
    .where(eq(drafts.id, given("id"))),
);
const insertDraft = preparedInsert(drafts);
const deleteDraft = prepared((tx) => tx.delete(drafts).where(eq(drafts.id, given("id"))));

const place = (token: string) => ({ table: "drafts", row: hashToken(token), secret: token });
const DAY_SECONDS = 24 * 60 * 60;
/** Idle time after which a draft is gone. */
const keptUntil = (now: Date, { forADay }: Draft) =>
  new Date(now.getTime() + (forADay ? DAY_SECONDS : env.DRAFT_MINUTES * 60) * 1000);

const cookieOf = (by: string | undefined) => (by === undefined ? "draft" : "entry");

/** @param by whose, where somebody types it in for somebody else
 *  @returns undefined where there is none, it ran out, is another's, or the cookie was expired by leaving */
export async function findDraft(request: Request, now: Date, by?: string): Promise<HeldDraft | undefined> {
  const token = readCookie(request, cookieOf(by));
  if (!token) return undefined;
  const [row] = await draftOf(store.read, { id: hashToken(token) });
  if (!row || row.expiresAt <= now) return undefined;
  try {
    const draft = unseal<Draft>(place(token), row.sealed);
    return draft.by === by ? { ...draft, token, keptUntil: row.expiresAt } : undefined;
  } catch {
    // its key file is gone: nobody can read it any more, and it must not stand in the way of a new one
    return undefined;
  }
}

/** Begins a draft under a fresh token; one that the browser had before is destroyed.
 *  @returns the cookie to send with the 303 */
export async function startDraft(
  request: Request,
  journey: string,
  now: Date,
  rest: Partial<Draft> = {},
): Promise<{ draft: HeldDraft; cookie: string }> {
  const token = randomToken();
  const cookie = cookieOf(rest.by);
  const old = readCookie(request, cookie);
  const draft: Draft = { journey, raw: {}, done: [], key: randomToken(), ...rest };
  await store.transaction(async (tx) => {
    if (old) await dropDraft(tx, old);
    const sealed = seal(place(token), draft, now);
    await insertDraft(tx, { id: hashToken(token), sealed, expiresAt: keptUntil(now, draft) });
  });
  const held = { ...draft, token, keptUntil: keptUntil(now, draft) };
  return { draft: held, cookie: draftCookie(held) };
}

/** Saves and keeps it for the full time again. */
export async function saveDraft({ token, keptUntil: _, ...draft }: HeldDraft, now: Date): Promise<void> {
  await store.transaction((tx) =>
    tx
      .update(drafts)
      .set({ sealed: seal(place(token), draft, now), expiresAt: keptUntil(now, draft) })
      .where(eq(drafts.id, hashToken(token))),
  );
}

/** The cookie that opens a draft: it goes when the browser closes, but for one that is kept for a day. */
export const draftCookie = ({ token, by, forADay }: Pick<HeldDraft, "token" | "by" | "forADay">) =>
  setCookie(cookieOf(by), token, forADay ? DAY_SECONDS : undefined);

export async function dropDraft(tx: Tx, token: string): Promise<void> {
  await deleteDraft(tx, { id: hashToken(token) });
}
