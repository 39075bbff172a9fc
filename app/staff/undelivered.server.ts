import { eq, inArray } from "drizzle-orm";
import { hubs } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import { referrals } from "../../db/schema/referrals";
import type { Db, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { findBookingsOf } from "../groups/booking-references.server";
import { FAILING_KIND, listUndelivered, sendAgain, type Undelivered } from "../outbox/outbox.server";
import { reasonOf, type Reason } from "../outbox/retry";
import { paths } from "../paths";
import { listTaskReferences } from "../tasks/count-tasks.server";
import { hubsWhere, may, type StaffMember } from "./staff";

export type UndeliveredRow = Pick<
  Undelivered,
  "id" | "subjectKind" | "channel" | "inbox" | "urgent" | "state" | "attempt"
> & {
  createdAt: Date;
  dueAt: Date;
  lastCode: string | null;
  hubName: string | null;
  /** null for what is about no request, task or booking, such as a mailbox's check */
  reference: string | null;
  /** where it is read */
  href: string | null;
  /** that a test request was not seen */
  failing: boolean;
  why: Reason;
};

/** What has not arrived, of the hubs this person looks after. */
export async function listStuck(db: Db, staff: StaffMember): Promise<UndeliveredRow[]> {
  const scope = hubsWhere(staff, "seeUndelivered");
  const rows = scope.length ? await listUndelivered(db, scope) : [];
  const about = await findAbout(db, rows);
  const names = await db.select({ id: hubs.id, name: hubs.name }).from(hubs);
  return rows.map(({ id, channel, inbox, urgent, state, attempt, createdAt, dueAt, lastCode, ...row }) => ({
    subjectKind: row.subjectKind,
    ...{ id, channel, inbox, urgent, state, attempt, createdAt, dueAt, lastCode },
    hubName: names.find((it) => it.id === row.hub)?.name ?? null,
    ...(about.get(row.subject) ?? { reference: null, href: null }),
    failing: row.subjectKind === FAILING_KIND,
    why: reasonOf(lastCode),
  }));
}

/** What these are about, by their subject: its reference, and where it is read. */
async function findAbout(db: Db, rows: Undelivered[]) {
  const of = (kind: string) => rows.filter((it) => it.subjectKind.startsWith(kind)).map((it) => it.subject);
  const found = new Map<string, { reference: string; href: string }>();
  const asked = of("referral");
  const requests = asked.length
    ? await db
        .select({ id: referrals.id, reference: referrals.reference })
        .from(referrals)
        .where(inArray(referrals.id, asked))
    : [];
  for (const { id, reference } of requests) found.set(id, { reference, href: paths.request(reference) });
  for (const { id, reference } of await listTaskReferences(db, of("task")))
    found.set(id, { reference, href: paths.task(id) });
  for (const [subject, reference] of await findBookingsOf(db, of("booking")))
    found.set(subject, { reference, href: paths.booking(reference) });
  return found;
}

/** Tries one notice again at once. @returns "gone" where it has been sent meanwhile */
export async function resend(
  tx: Tx,
  staff: StaffMember,
  id: string,
  now: Date,
): Promise<"again" | "gone" | "notFound"> {
  const [row] = await tx.select().from(outbox).where(eq(outbox.id, id));
  if (!row || !may(staff, "sendAgain", row.hub)) return "notFound";
  if (!(await sendAgain(tx, id, now))) return "gone";
  const about = { subjectKind: "outbox", subject: id, hub: row.hub };
  await record(tx, { actor: staff.id, action: "outbox.sendAgain", ...about }, now);
  return "again";
}
