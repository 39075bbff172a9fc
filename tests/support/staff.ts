/** A small named world for staff: two hubs, a colleague of each kind, and requests that hold a family's words. */
import { eq, inArray } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { hubInboxes, hubs } from "../../db/schema/hubs";
import { bulkActions, bulkItems, referralLabels } from "../../db/schema/inbox";
import { outbox } from "../../db/schema/outbox";
import {
  referralAlarms,
  referralBodies,
  referralEvents,
  referralLinks,
  referralMessages,
  referralNotes,
  referrals,
  searchTerms,
} from "../../db/schema/referrals";
import { staff } from "../../db/schema/staff";
import { taskAlarms } from "../../db/schema/tasks";
import { record } from "../../app/audit/audit.server";
import { addAccount } from "../../app/staff/accounts.server";
import { EVERYWHERE, type Role, type StaffMember } from "../../app/staff/staff";
import { currentTotpCode } from "../../app/staff/totp.server";
import { readFilter, type InboxFilter } from "../../app/referrals/inbox-filter";
import { sealAskFor } from "../../app/referrals/ask-for.server";
import { rankOf } from "../../app/referrals/inbox-order";
import { randomToken } from "../../app/random.server";
import { seal, sealHash } from "../../app/vault/seal.server";
import type { ReferralBody } from "../../app/referrals/referral";
import type { SafeContact } from "../../app/safety/contact";

/** A Monday at noon, in the hubs' opening hours. */
export const MONDAY = new Date("2026-11-23T12:00:00Z");
export const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

const open = { open: "08:45", close: "16:45" };

export async function addHubs(store: Store): Promise<void> {
  const shared = {
    address: ["1 Example Street"],
    phone: "01632 960001",
    email: "hub@example.org",
    hours: [open, open, open, open, open, null, null],
    directions: "",
    managerName: "Harris Example",
    example: true,
    targetMinutes: 480,
    active: true,
  };
  await store.transaction(async (tx) => {
    await tx.insert(hubs).values([
      { id: "hamilton", name: "Hamilton", locality: "Hamilton", position: 1, ...shared },
      { id: "lanark", name: "Lanark", locality: "Clydesdale", position: 2, ...shared },
    ]);
    for (const hub of ["hamilton", "lanark"])
      for (const kind of ["duty", "fallback"] as const)
        await tx
          .insert(hubInboxes)
          .values({ hub, kind, email: `${kind}@${hub}.example.org`, verifiedAt: MONDAY });
  });
}

export const PASSWORD = "tidal gannet plinth";

export interface Colleague extends StaffMember {
  email: string;
  /** the code their app shows */
  code(at: Date): string;
}

/** Adds an account with {@link PASSWORD}. Each has an e-mail of its own: guesses are counted across tests. */
export async function addColleague(store: Store, role: Role, hub = EVERYWHERE): Promise<Colleague> {
  const name = `${role} ${hub}`;
  const email = `${randomToken().toLowerCase()}@council.example.org`;
  const added = await addAccount(store, { email, name, role, hub }, PASSWORD, MONDAY);
  if (!added.ok) throw new Error(added.why);
  const [row] = await store.read.select().from(staff).where(eq(staff.email, email));
  const code = (at: Date) => currentTotpCode(added.totp, at);
  return { id: row!.id, name, email, roles: [{ role, hub }], code };
}

export const PHONE_RULES: SafeContact = {
  ways: [
    {
      channel: "phone",
      to: "07700 900123",
      when: ["morning"],
      note: "Not on Fridays",
      who: "onlyMe",
      sayWho: false,
      sayInstead: "the dentist",
      voicemail: false,
    },
  ],
  comesBack: true,
  codeWord: "heron",
  confirmedAt: MONDAY.toISOString(),
};

/** Empties every table that knows a request, and what the record says of their coming in. */
export async function removeRequests(tx: Tx): Promise<void> {
  for (const table of [
    ...[bulkItems, bulkActions, referralLabels, referralLinks, referralNotes, referralMessages],
    ...[referralAlarms, referralEvents, referralBodies, searchTerms, referrals, taskAlarms, outbox],
  ])
    await tx.delete(table);
  await tx.delete(audit).where(inArray(audit.action, ["referral.received", "task.added"]));
}

/** As the portal writes that one came in. */
export const recordReceived = (
  tx: Tx,
  it: { id: string; reference: string; hub: string | null },
  at: Date,
): Promise<void> => {
  const about = { subjectKind: "referral", subject: it.id, hub: it.hub, detail: it.reference };
  return record(tx, { actor: "family", action: "referral.received", ...about }, at);
};

type Row = typeof referrals.$inferInsert;

/** The inbox as it opens, narrowed. */
export const filtered = (more: Partial<InboxFilter> = {}): InboxFilter => ({
  ...readFilter(new URLSearchParams()),
  ...more,
});

/** Adds a request of a family called Aisha. @returns its reference */
export async function addRequest(store: Store, more: Partial<Row> = {}, body: Partial<ReferralBody> = {}) {
  const id = randomToken();
  const reference =
    more.reference ??
    `R${id
      .replace(/[^a-zA-Z0-9]/g, "X")
      .slice(0, 7)
      .toUpperCase()}`;
  const line = (question: string, asked: string, answer: string) => ({
    question,
    shown: { question: asked, answer },
    english: { question: asked, answer },
  });
  const whole: ReferralBody = {
    callMe: "Aisha",
    lang: "en",
    contact: PHONE_RULES,
    transcript: [
      line("help", "What would help?", "Someone to talk to about the night feeds"),
      line("phoneNumber", "Your number", "07700 900123"),
    ],
    dangerWords: [],
    district: "ML3",
    answers: {},
    ...body,
  };
  await store.transaction(async (tx) => {
    const row = {
      id,
      reference,
      askFor: sealAskFor(id, whole, MONDAY),
      hub: "hamilton",
      state: "new",
      urgent: false,
      done: 0,
      receivedAt: MONDAY,
      dueAt: later(MONDAY, 24 * 60),
      unread: true,
      unreadSince: more.receivedAt ?? MONDAY,
      alarmAt: more.receivedAt ?? MONDAY,
      codeHash: sealHash({ table: "referrals", row: id }, "111122223333", MONDAY),
      ...more,
    };
    const { urgent, unread, pausedAt = null, firstContactAt = null } = row as Required<Row>;
    const rank = rankOf({ urgent, unread, pausedAt, firstContactAt });
    await tx.insert(referrals).values({ rank, news: unread ? "request" : null, ...row } as Row);
    const sealed = seal({ table: "referral_bodies", row: id }, whole, MONDAY);
    await tx.insert(referralBodies).values({ id, sealed });
    await tx.insert(referralEvents).values({ id: randomToken(), referral: id, kind: "received", at: MONDAY });
  });
  return reference;
}

export async function getRequest(store: Store, reference: string) {
  const [row] = await store.read.select().from(referrals).where(eq(referrals.reference, reference));
  if (!row) throw new Error(`No request ${reference}`);
  return row;
}

export async function listActions(store: Store, subject: string): Promise<string[]> {
  const rows = await store.read.select().from(audit).where(eq(audit.subject, subject)).orderBy(audit.at);
  return rows.map((it) => it.action);
}
