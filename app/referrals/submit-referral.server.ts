/** Sending a request: one transaction holds the record, its notices, the audit line, the key that makes a second
 *  press the same, and the end of the draft. */
import { PORTAL } from "../audit/portal";
import { isUniqueViolation } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import { canaries } from "../../db/schema/evidence";
import { referralBodies, referrals, type AskedBy, type Via } from "../../db/schema/referrals";
import { store } from "../db.server";
import { deadline, openState } from "../hubs/opening-hours";
import { hubCalendar } from "../hubs/hubs.server";
import { ringBell } from "../outbox/bell.server";
import { announce, TEST_KIND } from "../outbox/outbox.server";
import { safeContact } from "../safety/safe-contact";
import { dropDraft, type HeldDraft } from "../questions/drafts.server";
import type { Progress } from "../questions/journey";
import { findSubmission, keepReceipt } from "../questions/receipts.server";
import { transcribe, type Spoken } from "../questions/transcript";
import { randomCode, randomToken } from "../random.server";
import { freeReference } from "../vault/free-reference.server";
import { seal, sealHash } from "../vault/seal.server";
import { readTargets } from "../hubs/targets.server";
import { waitsOf } from "./change-referral.server";
import { sealAskFor } from "./ask-for.server";
import { alarmsOf, soonest } from "../hubs/clock";
import { rankOf } from "./inbox-order";
import { recordEvent, TEST_NOTE } from "./record-event.server";
import type { ReferralBody } from "./referral";
import { referralJourney } from "./referral.questions";
import { SHARED_HUB } from "./term-lists.server";
import { urgencyOf } from "./urgency";

/** What the confirmation shows: sealed for ten minutes, opened by the draft's cookie. */
export interface Receipt {
  reference: string;
  code: string;
  hub: string | null;
  /** ISO time by which a person will have been in touch */
  dueAt: string;
  urgent: boolean;
  /** the family chose only to come back with the code */
  comesBackOnly: boolean;
  /** staff id, where it was typed in: nobody else at that browser sees the code */
  by?: string;
}

const insertReferral = preparedInsert(referrals);
const insertBody = preparedInsert(referralBodies);
const insertCanary = preparedInsert(canaries);
/** How it came, who asked, and the staff id of who typed it in. */
export interface TypedIn {
  via: Exclude<Via, "web">;
  askedBy: AskedBy;
  by: string;
}

/** Nobody's: the portal tries a hub's whole route. The id it is taken under, once. */
export interface TestRun {
  test: string;
}

type Questions = typeof referralJourney.questions;

/** Accepts a finished request. Sent twice, it is the same request.
 *  @param how left out where the family sent it itself
 *  @throws only where nothing was accepted: the family sees an outage page and the draft is still there */
export async function submitReferral(
  draft: HeldDraft,
  walked: Progress<Questions>,
  spoken: { shown: Spoken; english: Spoken },
  now: Date,
  how?: TypedIn | TestRun,
): Promise<void> {
  const { answers } = walked;
  const test = how && "test" in how ? how.test : undefined;
  const typedIn = how && "by" in how ? how : undefined;
  const hub = answers.place?.hub ?? null;
  const calendar = await hubCalendar(store.read, hub);
  const targets = await readTargets(store.read, hub);
  const openNow = openState(calendar, now).open;
  const dueAt = deadline(calendar, now, targets.targetMinutes);
  const { urgent, words } = urgencyOf(answers);
  const contact = safeContact(answers, now);
  const id = test ?? randomToken();
  const code = randomCode();
  const body: ReferralBody = {
    callMe: answers.callMe ?? "",
    lang: spoken.shown.lang,
    contact,
    transcript: transcribe(referralJourney, walked, spoken.shown, spoken.english),
    dangerWords: words,
    district: answers.place?.district ?? null,
    answers,
  };
  const row = {
    id,
    askFor: sealAskFor(id, body, now),
    hub,
    urgent,
    via: typedIn?.via ?? ("web" as const),
    askedBy: typedIn?.askedBy ?? ("family" as const),
    state: "new" as const,
    done: 0,
    receivedAt: now,
    dueAt,
    unread: true,
    unreadSince: now,
    news: "request" as const,
    rank: rankOf({ urgent, unread: true, pausedAt: null, firstContactAt: null }),
    codeHash: sealHash({ table: "referrals", row: id }, code, now),
    // nobody searches for it, and no clock of it goes
    ...(test ? { test: true, reindex: false } : {}),
  };

  const waits = waitsOf({ ...row, pausedAt: null, firstContactAt: null, outcomeDueAt: null }, targets);
  const alarmAt = test ? null : soonest(alarmsOf(calendar, waits), calendar, urgent, now);

  try {
    await store.transaction(async (tx) => {
      if (test) await insertCanary(tx, { id, hub: hub ?? SHARED_HUB, at: now });
      const reference = await freeReference(tx);
      await insertReferral(tx, { ...row, reference, alarmAt });
      await insertBody(tx, { id, sealed: seal({ table: "referral_bodies", row: id }, body, now) });
      const received = typedIn
        ? { by: typedIn.by, detail: { via: typedIn.via, askedBy: typedIn.askedBy } }
        : { detail: null, ...(test ? { by: PORTAL } : {}) };
      // by its reference it can be asked for even where its row is gone
      const note = test ? TEST_NOTE : reference;
      await recordEvent(tx, row, { kind: "received", ...received, note }, now);
      const subjectKind = test ? TEST_KIND : "referral";
      await announce(tx, { subjectKind, subject: id, hub, urgent, openNow, test: !!test }, now);
      const comesBackOnly = contact.ways.length === 0;
      const receipt: Receipt = {
        reference,
        code,
        hub,
        dueAt: dueAt.toISOString(),
        urgent,
        comesBackOnly,
        by: typedIn?.by,
      };
      await keepReceipt(tx, draft, { kind: "referral", subject: id, receipt }, now);
      await dropDraft(tx, draft.token);
    });
    ringBell();
  } catch (error) {
    // the same form, pressed twice at once: the first press has it
    if (!isUniqueViolation(error) || !(await findSubmission(draft.key))) throw error;
  }
}
