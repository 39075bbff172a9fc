/** Staff sessions: a token in the browser, its hash here; ended by anyone who may, at the very next request. */
import { and, eq, gt, isNull, ne } from "drizzle-orm";
import { staff, staffRoles, staffSessions } from "../../db/schema/staff";
import type { Db, Store, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { hashToken, randomToken } from "../random.server";
import type { StaffMember } from "./staff";

const MINUTE = 60_000;
const IDLE_MS = 20 * MINUTE;
const LONGEST_MS = 10 * 60 * MINUTE;
/** Seen-at need not be exact: a write for every page would make each page wait for the disk. */
const SEEN_EVERY_MS = MINUTE;

export interface SignedIn {
  staff: StaffMember;
  /** row id of the session, and when it began */
  session: { id: string; startedAt: Date };
}

/** How somebody signed in, as it stands in the record. */
export type SignInWay = "password" | "recovery" | "passkey" | "council";

/** @returns the token for the cookie */
export async function startSession(
  tx: Tx,
  staffId: string,
  now: Date,
  way: SignInWay = "password",
): Promise<string> {
  const token = randomToken();
  await tx
    .insert(staffSessions)
    .values({ id: hashToken(token), staff: staffId, startedAt: now, seenAt: now });
  const about = { subjectKind: "staff", subject: staffId, detail: way };
  await record(tx, { actor: staffId, action: "staff.signedIn", ...about }, now);
  return token;
}

/** Who holds `token`; undefined where it is unknown, ended, too old or idle, or the account is disabled.
 *  @param quiet a page asks by itself: that is no sign that somebody is there, and keeps no session alive */
export async function findSession(
  at: Store,
  token: string,
  now: Date,
  quiet = false,
): Promise<SignedIn | undefined> {
  const id = hashToken(token);
  const [row] = await at.read
    .select({ session: staffSessions, id: staff.id, name: staff.name })
    .from(staffSessions)
    .innerJoin(staff, eq(staff.id, staffSessions.staff))
    .where(and(eq(staffSessions.id, id), isNull(staffSessions.endedAt), isNull(staff.disabledAt)));
  if (!row) return undefined;
  const { startedAt, seenAt } = row.session;
  const idle = now.getTime() - seenAt.getTime();
  if (idle >= IDLE_MS || now.getTime() - startedAt.getTime() >= LONGEST_MS) return undefined;
  if (idle >= SEEN_EVERY_MS && !quiet)
    await at.transaction((tx) =>
      tx.update(staffSessions).set({ seenAt: now }).where(eq(staffSessions.id, id)),
    );
  const roles = await listRoles(at.read, row.id);
  return { staff: { id: row.id, name: row.name, roles }, session: { id, startedAt } };
}

export async function listRoles(db: Db, staffId: string): Promise<StaffMember["roles"]> {
  const rows = await db.select().from(staffRoles).where(eq(staffRoles.staff, staffId));
  return rows.map(({ role, hub }) => ({ role: role as StaffMember["roles"][number]["role"], hub }));
}

export async function endSession(tx: Tx, token: string, now: Date): Promise<void> {
  const ended = await tx
    .update(staffSessions)
    .set({ endedAt: now, search: null })
    .where(and(eq(staffSessions.id, hashToken(token)), isNull(staffSessions.endedAt)))
    .returning({ staff: staffSessions.staff });
  for (const { staff: id } of ended)
    await record(tx, { actor: id, action: "staff.signedOut", subjectKind: "staff", subject: id }, now);
}

export interface OwnSession {
  id: string;
  startedAt: Date;
  seenAt: Date;
}

/** Those of one person that still open something, the last used first. */
export async function listSessions(db: Db, staffId: string, now: Date): Promise<OwnSession[]> {
  const rows = await db
    .select({ id: staffSessions.id, startedAt: staffSessions.startedAt, seenAt: staffSessions.seenAt })
    .from(staffSessions)
    .where(
      and(
        eq(staffSessions.staff, staffId),
        isNull(staffSessions.endedAt),
        gt(staffSessions.seenAt, new Date(now.getTime() - IDLE_MS)),
        gt(staffSessions.startedAt, new Date(now.getTime() - LONGEST_MS)),
      ),
    );
  return rows.sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime());
}

/** Ends one of a person's own sessions, or all but this one. @param which "others", or a session's id
 *  @returns how many ended */
export async function endOwnSessions(
  tx: Tx,
  { staff: who, session }: SignedIn,
  which: string,
  now: Date,
): Promise<number> {
  const mine = and(eq(staffSessions.staff, who.id), isNull(staffSessions.endedAt));
  const chosen = which === "others" ? ne(staffSessions.id, session.id) : eq(staffSessions.id, which);
  const ended = await tx
    .update(staffSessions)
    .set({ endedAt: now, search: null })
    .where(and(mine, chosen))
    .returning({ id: staffSessions.id });
  if (ended.length > 0)
    await record(
      tx,
      { actor: who.id, action: "staff.sessionsEnded", subjectKind: "staff", subject: who.id },
      now,
    );
  return ended.length;
}

/** Every session of one person, at once. */
export async function endSessionsOf(tx: Tx, staffId: string, now: Date): Promise<void> {
  await tx
    .update(staffSessions)
    .set({ endedAt: now, search: null })
    .where(and(eq(staffSessions.staff, staffId), isNull(staffSessions.endedAt)));
}

/** Whether there ever was a session of this token, ended or not. */
export async function wasSession(db: Db, token: string): Promise<boolean> {
  const found = await db
    .select({ id: staffSessions.id })
    .from(staffSessions)
    .where(eq(staffSessions.id, hashToken(token)));
  return found.length > 0;
}
