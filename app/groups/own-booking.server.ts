/** The family's own page of a booking: what it shows. Nothing in it is of anybody else. */
import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { bookingMessages, bookings } from "../../db/schema/bookings";
import { tasks } from "../../db/schema/tasks";
import { store } from "../db.server";
import { findHubById } from "../hubs/hubs.server";
import { unseal } from "../vault/seal.server";
import { findBody } from "./booking-body.server";
import type { Stage } from "./feedback";
import type { FamilyMessage } from "./group";
import { findGroup, type WholeGroup } from "./groups.server";
import { listOwnSessions } from "./own-sessions.server";
import { toldPlace } from "./told-place";
import { readPosition } from "./waiting-list.server";
import { whatIsShort } from "./what-is-short.server";

type Row = typeof bookings.$inferSelect;

const findRow = async (db: Db, id: string): Promise<Row | undefined> =>
  (await db.select().from(bookings).where(eq(bookings.id, id)))[0];

/** @returns the id of its group */
export const findOwnGroup = async (id: string): Promise<string | undefined> =>
  (await findRow(store.read, id))?.group;

/** @returns undefined where its words are deleted */
export async function readOwnBooking(db: Db, id: string, now: Date) {
  const row = await findRow(db, id);
  const body = row && (await findBody(db, id));
  const found = row && (await findGroup(db, row.group));
  if (!row || !body || !found) return undefined;
  const { group, programme } = found;
  const booked = row.state === "booked";
  const hub = await findHubById(db, group.hub);
  const sessions = await listOwnSessions(db, row, found, now);
  return {
    ...{ reference: row.reference, state: row.state, endedWhy: row.endedWhy },
    programme: programme.name,
    example: programme.example || group.example,
    hub: hub ? { name: hub.name, phone: hub.phone } : null,
    ...{ leads: group.leads, note: group.note },
    place: toldPlace(group, found.room, booked),
    /** 1: who is next; null: not on the list */
    position: await readPosition(db, id),
    /** what they wait for */
    short: row.state === "waiting" ? await whatIsShort(db, found, body, now) : [],
    offerUntil: row.state === "offered" ? row.offerUntil : null,
    /** by when a person talks with them */
    talkBy: row.state === "asked" ? await readTalkBy(db, id) : null,
    seats: row.seats,
    transport: row.transport,
    /** nobody can tell them anything: they look here */
    byCode: body.contact.ways.length === 0,
    sessions,
    messages: await listMessages(db, id),
    asks: stageOf(row, found, now),
    deletedAt: row.deleteAt,
  };
}
export type OwnBooking = NonNullable<Awaited<ReturnType<typeof readOwnBooking>>>;

async function readTalkBy(db: Db, id: string): Promise<Date | null> {
  const [task] = await db
    .select({ dueAt: tasks.dueAt })
    .from(tasks)
    .where(and(eq(tasks.subject, id), eq(tasks.kind, "ask"), eq(tasks.done, 0)));
  return task?.dueAt ?? null;
}

async function listMessages(db: Db, id: string) {
  const rows = await db
    .select()
    .from(bookingMessages)
    .where(eq(bookingMessages.booking, id))
    .orderBy(asc(bookingMessages.at), asc(bookingMessages.id));
  return rows.map((it) => ({
    ...{ id: it.id, at: it.at },
    message: unseal<FamilyMessage>({ table: "booking_messages", row: it.id }, it.sealed),
  }));
}

/** Which of the three questions' turns it is: before the first session, or after the last. */
export function stageOf(row: Row, { group, sessions }: WholeGroup, now: Date): Stage | null {
  const came = row.state === "booked" || row.endedWhy === "groupOver";
  const last = sessions.findLast((it) => it.state === "planned");
  if (came && last && last.endsAt <= now) return row.endAnswered ? null : "end";
  const before = row.state !== "ended" && group.firstAt !== null && group.firstAt > now;
  return before && !row.startAnswered ? "start" : null;
}
