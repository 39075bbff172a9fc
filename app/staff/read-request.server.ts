/** One request as staff see it: its header alone until it is opened, then everything, each time on record. */
import { and, asc, eq, gte, inArray } from "drizzle-orm";
import { audit } from "../../db/schema/audit";
import { hubs } from "../../db/schema/hubs";
import { referralBodies, referralEvents, referrals } from "../../db/schema/referrals";
import { staff as staffTable } from "../../db/schema/staff";
import type { Db, Store } from "../../db/client";
import { record } from "../audit/audit.server";
import type { EventDetail, EventKind, ReferralBody } from "../referrals/referral";
import { contactQuestions } from "../referrals/referral.questions";
import { findSafeMail } from "../referrals/family-mail.server";
import { PORTAL } from "../referrals/record-event.server";
import { isLate, listReaders } from "../referrals/waits.server";
import { unseal } from "../vault/seal.server";
import { contactRules, isUnsafe, lastConfirmed } from "../safety/contact-rules";
import type { SignedIn } from "./session.server";
import { may, mayAnywhere } from "./staff";

/** Something that happened, with who did it: null is the family, and the portal is itself. */
export type HistoryEntry = {
  [K in EventKind]: { kind: K; at: Date; by: string | null; detail: EventDetail[K] | null };
}[EventKind];

export type RequestView = NonNullable<Awaited<ReturnType<typeof readRequest>>>;
export type OpenedRequest = NonNullable<RequestView["opened"]>;

/** @returns undefined where there is none or this person may not see it. `opened` is there once this person has
 *  opened it in this session, and nothing new has come since: reading a mailed link opens nothing. Another hub's is
 *  opened `forReason`, to be read and nothing else */
export async function readRequest(store: Store, { staff, session }: SignedIn, reference: string, now: Date) {
  const [found] = await store.read
    .select({ row: referrals, hubName: hubs.name, holder: staffTable.name, left: staffTable.disabledAt })
    .from(referrals)
    .leftJoin(hubs, eq(hubs.id, referrals.hub))
    .leftJoin(staffTable, eq(staffTable.id, referrals.takenBy))
    .where(eq(referrals.reference, reference));
  if (!found) return undefined;
  const forReason = !may(staff, "readRequest", found.row.hub);
  if (forReason && !mayAnywhere(staff, "readForReason")) return undefined;
  const { codeHash: _, takenBy, ...row } = found.row;
  const openBy = await listReaders(store.read, [row.id], staff.id, now);
  const header = {
    ...row,
    hubName: found.hubName,
    late: isLate(row, now),
    openBy: openBy.get(row.id) ?? [],
    takenBy: takenBy
      ? { id: takenBy, name: found.holder ?? "", mine: takenBy === staff.id, left: found.left !== null }
      : null,
  };
  const opening = forReason ? "referral.readForReason" : "referral.opened";
  const was = await wasOpened(
    store.read,
    { actor: staff.id, subject: row.id, action: opening },
    session.startedAt,
  );
  if (!was || (row.unread && !forReason)) return { header, forReason, opened: undefined };
  // the reading is on record before anything of it is shown
  const about = { subjectKind: "referral", subject: row.id, hub: row.hub };
  await store.transaction((tx) => record(tx, { actor: staff.id, action: "referral.read", ...about }, now));
  return { header, forReason, opened: await readOpened(store.read, row.id, now) };
}

async function wasOpened(
  db: Db,
  { actor, subject, action }: { actor: string; subject: string; action: string },
  since: Date,
): Promise<boolean> {
  const found = await db
    .select({ id: audit.id })
    .from(audit)
    .where(
      and(eq(audit.subject, subject), gte(audit.at, since), eq(audit.actor, actor), eq(audit.action, action)),
    )
    .limit(1);
  return found.length > 0;
}

async function readOpened(db: Db, id: string, now: Date) {
  const [stored] = await db.select().from(referralBodies).where(eq(referralBodies.id, id));
  if (!stored) throw new Error("A request without a body");
  const { answers: _, ...body } = unseal<ReferralBody>({ table: "referral_bodies", row: id }, stored.sealed);
  const history = await readHistory(db, id);
  return {
    ...body,
    // what was added later may be what made it urgent
    dangerWords: [...new Set([...body.dangerWords, ...history.flatMap(wordsFound)])],
    // how to reach them stands in the rules, which may have changed since: an old number must not be found here
    transcript: body.transcript.filter((it) => !Object.hasOwn(contactQuestions, it.question)),
    mailIsSafe: (await findSafeMail(db, id, now)) !== undefined,
    unsafe: isUnsafe(body.contact, history),
    ways: contactRules(body.contact, now),
    confirmedAt: lastConfirmed(body.contact, history),
    history,
  };
}

const wordsFound = (it: HistoryEntry): string[] =>
  it.kind === "added" || it.kind === "contactChanged" ? (it.detail?.dangerWords ?? []) : [];

async function readHistory(db: Db, referral: string): Promise<HistoryEntry[]> {
  const rows = await db
    .select()
    .from(referralEvents)
    .where(eq(referralEvents.referral, referral))
    .orderBy(asc(referralEvents.at), asc(referralEvents.id));
  const entries = rows.map(({ id, kind, at, by, sealed }) => {
    const detail = sealed ? unseal({ table: "referral_events", row: id }, sealed) : null;
    return { kind, at, by, detail } as HistoryEntry;
  });
  const heirs = entries.flatMap((it) => (it.kind === "handedOver" && it.detail ? [it.detail.to] : []));
  const ids = [...new Set([...entries.flatMap((it) => (it.by ? [it.by] : [])), ...heirs])];
  const people = ids.length ? await db.select().from(staffTable).where(inArray(staffTable.id, ids)) : [];
  const nameOf = (id: string) => people.find((it) => it.id === id)?.name ?? "";
  return entries.map((it): HistoryEntry => {
    const by = it.by === null || it.by === PORTAL ? it.by : nameOf(it.by);
    if (it.kind !== "handedOver" || !it.detail) return { ...it, by };
    return { ...it, by, detail: { ...it.detail, to: nameOf(it.detail.to) } };
  });
}
