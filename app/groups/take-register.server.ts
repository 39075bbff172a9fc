/** Who came to a session. What was marked on a phone without signal arrives later, perhaps twice, perhaps after a
 *  colleague's: the last marked counts for each person, and all of it stays in the history. */
import { and, eq, inArray, isNull, lte, or } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { bookings, sessionPlaces } from "../../db/schema/bookings";
import { submissions } from "../../db/schema/forms";
import type { sessions } from "../../db/schema/groups";
import { translator } from "../i18n/i18n.server";
import { formatDay } from "../i18n/dates";
import { addTask, endTasks } from "../tasks/tasks.server";
import { unseal } from "../vault/seal.server";
import { recordBookingEvent } from "./record-booking-event.server";
import type { Mark } from "./register";
import { tellFamily } from "./tell-family.server";

export interface Marked {
  /** made by the phone: sent twice, it counts once */
  key: string;
  booking: string;
  mark: Mark;
  at: Date;
}

type Session = Pick<typeof sessions.$inferSelect, "id" | "startsAt">;
const DAY_MS = 86_400_000;
/** A phone may have lain in a drawer with what was not sent. */
const KEY_DAYS = 30;

/** @param by staff id. @returns how many were taken; those of whom nobody is expected, and those that came before, are not */
export async function takeMarks(
  tx: Tx,
  session: Session,
  marks: readonly Marked[],
  by: string,
  now: Date,
): Promise<number> {
  let taken = 0;
  // by when they were marked: of one person's the last counts, in whatever order they were sent
  for (const it of [...marks].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    if (await takeMark(tx, session, { ...it, at: it.at > now ? now : it.at }, by, now)) taken++;
  }
  return taken;
}

async function takeMark(tx: Tx, session: Session, it: Marked, by: string, now: Date): Promise<boolean> {
  const [row] = await tx
    .select({ id: bookings.id, hub: bookings.hub, reference: bookings.reference, askFor: bookings.askFor })
    .from(sessionPlaces)
    .innerJoin(bookings, eq(bookings.id, sessionPlaces.booking))
    .where(and(expected(session), eq(sessionPlaces.booking, it.booking)));
  if (!row || !(await isFirst(tx, it, now))) return false;
  const [won] = await tx
    .update(sessionPlaces)
    .set({ attended: it.mark, attendedAt: it.at, attendedBy: by })
    .where(
      and(
        expected(session),
        eq(sessionPlaces.booking, it.booking),
        or(isNull(sessionPlaces.attendedAt), lte(sessionPlaces.attendedAt, it.at)),
      ),
    )
    .returning({ state: sessionPlaces.state });
  const detail = { session: session.id, came: it.mark === "came", at: it.at.toISOString(), counts: !!won };
  await recordBookingEvent(tx, row, { kind: "attended", detail, by }, now);
  if (won?.state === "taken" || won?.state === "guest") await followUp(tx, session, row, it.mark, by, now);
  return true;
}

const expected = (session: Session) =>
  and(eq(sessionPlaces.session, session.id), inArray(sessionPlaces.state, ["taken", "guest", "away"]));

async function isFirst(tx: Tx, { key, booking }: Marked, now: Date): Promise<boolean> {
  const expiresAt = new Date(now.getTime() + KEY_DAYS * DAY_MS);
  const first = await tx
    .insert(submissions)
    .values({ key: `mark.${key}`, kind: "mark", subject: booking, expiresAt })
    .onConflictDoNothing()
    .returning();
  return first.length > 0;
}

type Missing = Pick<typeof bookings.$inferSelect, "id" | "hub" | "reference" | "askFor">;

/** Who was expected and did not come is asked after, kindly: no strike. Who said so before is not. */
async function followUp(tx: Tx, session: Session, row: Missing, mark: Mark, by: string, now: Date) {
  if (mark === "came") return endTasks(tx, row.id, ["missed"], by, now);
  const { hub, reference, id } = row;
  const callMe = row.askFor && unseal<string>({ table: "bookings.ask_for", row: id }, row.askFor);
  const text = translator("en")("register:missed.task", { day: formatDay("en", session.startsAt) });
  await addTask(
    tx,
    { hub, kind: "missed", subjectKind: "booking", subject: id, reference, callMe, text },
    now,
  );
}

/** A kind message on the page of somebody who was not there, once for each session; then nobody else has to ask after
 *  them. @returns false where they were there, or were not expected, or have been told */
export async function sendKindMessage(
  tx: Tx,
  session: Session,
  booking: string,
  by: string,
  now: Date,
): Promise<boolean> {
  const [row] = await tx
    .select({ id: bookings.id, hub: bookings.hub })
    .from(sessionPlaces)
    .innerJoin(bookings, eq(bookings.id, sessionPlaces.booking))
    .where(and(expected(session), eq(sessionPlaces.booking, booking), eq(sessionPlaces.attended, "missed")));
  if (!row || !(await isFirst(tx, { ...kindKey(session, booking), mark: "missed", at: now }, now)))
    return false;
  await tellFamily(tx, row, { say: "missed", at: session.startsAt.toISOString() }, by, now);
  await endTasks(tx, booking, ["missed"], by, now);
  return true;
}

const kindKey = (session: Session, booking: string) => ({ key: `kind.${session.id}.${booking}`, booking });
