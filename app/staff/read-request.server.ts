/** One request as staff see it: its header alone until it is opened, then everything, each time on record. */
import { and, eq, gte } from "drizzle-orm";
import { audit } from "../../db/schema/audit";
import { hubs } from "../../db/schema/hubs";
import { referralBodies, referrals } from "../../db/schema/referrals";
import { staff as staffTable } from "../../db/schema/staff";
import type { Db, Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { findDuplicates } from "../referrals/duplicates.server";
import { readLabels } from "../referrals/labels.server";
import type { ReferralBody } from "../referrals/referral";
import { contactQuestions } from "../safety/contact.questions";
import { findSafeMail } from "../referrals/family-mail.server";
import { listBlocksFor } from "../referrals/reply-blocks.server";
import { changedElsewhere } from "../referrals/merged-contact.server";
import { randomToken } from "../random.server";
import type { ReferralRow } from "../referrals/record-event.server";
import { isLate, listReaders } from "../referrals/waits.server";
import { listBeyondWall, listParts } from "../referrals/walls.server";
import { unseal } from "../vault/seal.server";
import { contactRules, isUnsafe, lastConfirmed } from "../safety/contact-rules";
import type { SignedIn } from "./session.server";
import { readHistory, type HistoryEntry } from "./read-history.server";
import { may, mayAnywhere, type StaffMember } from "./staff";

type Row = Omit<typeof referrals.$inferSelect, "codeHash" | "takenBy">;

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
  if (forReason && found.row.test) return undefined;
  if (forReason && !mayAnywhere(staff, "readForReason")) return undefined;
  const { codeHash: _, takenBy, ...row } = found.row;
  const openBy = await listReaders(store.read, [row.id], staff.id, now);
  const header = {
    ...row,
    hubName: found.hubName,
    late: isLate(row, now),
    beyondWall: (await listBeyondWall(store.read, row)).map((it) => it.reference),
    labels: (await readLabels(store.read, [row.id])).get(row.id) ?? [],
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
  const nothing = row.state === "deleted" || row.test;
  const opens = !nothing && was && (!row.unread || forReason);
  // what was written on those that were merged into it is shown with it
  const parts = opens ? await listParts(store.read, row.id) : [];
  const opened = opens ? await readOpened(store.read, staff, { row, parts }, now) : undefined;
  // on record before anything of it is shown: its head too, and what is said of others beside it
  await store.transaction(async (tx) => {
    const on = (action: string, { id, hub }: Pick<Row, "id" | "hub">, detail?: string) =>
      record(tx, { actor: staff.id, action, subjectKind: "referral", subject: id, hub, detail }, now);
    for (const it of [row, ...parts]) await on(opens ? "referral.read" : "referral.seen", it);
    const others = opened?.duplicates.map((it) => it.reference) ?? [];
    if (others.length > 0) await on("referral.compared", row, others.join(" "));
  });
  return { header, forReason, opened };
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

interface Together {
  row: Row;
  /** what was merged into it */
  parts: ReferralRow[];
}

async function readOpened(db: Db, reader: StaffMember, { row, parts }: Together, now: Date) {
  const { id } = row;
  const [stored] = await db.select().from(referralBodies).where(eq(referralBodies.id, id));
  if (!stored) throw new Error("A request without a body");
  const body = unseal<ReferralBody>({ table: "referral_bodies", row: id }, stored.sealed);
  const { answers: _, ...told } = body;
  const { history, thread, lastOpened } = await readHistory(db, [id, ...parts.map((it) => it.id)], reader.id);
  const confirmedAt = lastConfirmed(body.contact, history);
  return {
    ...told,
    // what was added later may be what made it urgent
    dangerWords: [...new Set([...body.dangerWords, ...history.flatMap(wordsFound)])],
    // how to reach them stands in the rules, which may have changed since: an old number must not be found here
    transcript: body.transcript.filter((it) => !Object.hasOwn(contactQuestions, it.question)),
    mailIsSafe: (await findSafeMail(db, id, now)) !== undefined,
    unsafe: isUnsafe(body.contact, history) || (await changedElsewhere(db, id, confirmedAt)),
    ways: contactRules(body.contact, now),
    ...{ confirmedAt, history, thread, lastOpened },
    spoken: spokenAnswers(body),
    /** for the forms that write: each is taken once */
    onceKey: randomToken(),
    blocks: await listBlocksFor(db, row.hub, body.lang),
    ...(await readTogether(
      db,
      { row, parts },
      may(reader, "listRequests", row.hub) ? { reader, body } : null,
      now,
    )),
  };
}

/** Who should speak with them: before anybody rings. */
const spokenAnswers = ({ transcript }: ReferralBody): string[] =>
  transcript
    .filter((it) => ["language", "languageOther", "interpreter"].includes(it.question) && it.english.answer)
    .map((it) => `${it.english.question} ${it.english.answer}`);

const wordsFound = (it: HistoryEntry): string[] =>
  it.kind === "added" || it.kind === "contactChanged" ? (it.detail?.dangerWords ?? []) : [];

/** Other requests that belong with it, by their references. @param seeker null: nothing is suggested */
async function readTogether(
  db: Db,
  { row, parts }: Together,
  seeker: { reader: StaffMember; body: ReferralBody } | null,
  now: Date,
) {
  const [root] = row.mergedInto
    ? await db.select().from(referrals).where(eq(referrals.id, row.mergedInto))
    : [];
  return {
    parts: parts.map(({ reference, unread }) => ({ reference, unread })),
    mergedInto: root?.reference ?? null,
    duplicates: seeker ? await findDuplicates(db, seeker.reader, row, seeker.body, now) : [],
  };
}
