/** One booking as staff see it: its safe-contact rules, who comes, its dates, what was told and what happened. */
import { PORTAL } from "../audit/portal";
import { and, asc, desc, eq, gte, inArray } from "drizzle-orm";
import { bookingEvents, bookingMessages, bookings, listSkips, sessionPlaces } from "../../db/schema/bookings";
import { groups, programmes, sessions } from "../../db/schema/groups";
import { hubs } from "../../db/schema/hubs";
import type { Db, Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { findBody } from "../groups/booking-body.server";
import { monthsAt } from "../groups/creche";
import { findApart } from "../groups/keep-apart.server";
import type { BookingBody, BookingEventDetail, BookingEventKind, FamilyMessage } from "../groups/group";
import { recordBookingEvent } from "../groups/record-booking-event.server";
import { readPosition } from "../groups/waiting-list.server";
import { startOfDay } from "../hubs/opening-hours";
import { londonDate } from "../i18n/dates";
import { translator } from "../i18n/i18n.server";
import { randomToken } from "../random.server";
import { contactRules, isUnsafe, lastConfirmed } from "../safety/contact-rules";
import { unseal } from "../vault/seal.server";
import { may, type StaffMember } from "./staff";
import { findStaffNames } from "./staff-names.server";

type Row = typeof bookings.$inferSelect;

/** Something that happened, with who did it: null is the family, and the portal is itself. */
export type BookingEntry = {
  [K in BookingEventKind]: { kind: K; at: Date; by: string | null; detail: BookingEventDetail[K] };
}[BookingEventKind];

export type BookingView = NonNullable<Awaited<ReturnType<typeof readBooking>>>;
export type OpenedBooking = NonNullable<BookingView["opened"]>;

/** That it was opened stands in its history, once for each person and day; every look stands in the record.
 *  @returns undefined where there is none, or this person may not see it. `opened` is not there once the words are deleted */
export async function readBooking(store: Store, reader: StaffMember, reference: string, now: Date) {
  const found = await findBooking(store.read, reference);
  if (!found || !may(reader, "readBookings", found.row.hub)) return undefined;
  const { row, ...of } = found;
  await noteOpening(store, row, reader, now);
  const db = store.read;
  const { codeHash: _, askFor: __, ...header } = row;
  const body = await findBody(db, row.id);
  return {
    header: {
      ...header,
      ...of,
      position: await readPosition(db, row.id),
      mayTakeRegister: may(reader, "takeRegister", row.hub),
      apart: (await findApart(db, row.id, row.group))?.reason ?? null,
    },
    opened: body && (await readOpened(db, row, body, now)),
  };
}

async function findBooking(db: Db, reference: string) {
  const [found] = await db
    .select({
      ...{ row: bookings, programme: programmes.name, hubName: hubs.name, groupState: groups.state },
      ...{ crechePlaces: groups.crechePlaces, transportSeats: groups.transportSeats },
    })
    .from(bookings)
    .innerJoin(groups, eq(groups.id, bookings.group))
    .innerJoin(programmes, eq(programmes.id, groups.programme))
    .innerJoin(hubs, eq(hubs.id, bookings.hub))
    .where(eq(bookings.reference, reference));
  return found;
}

async function noteOpening(store: Store, row: Row, { id: by }: StaffMember, now: Date): Promise<void> {
  await store.transaction(async (tx) => {
    const today = await tx
      .select({ id: bookingEvents.id })
      .from(bookingEvents)
      .where(
        and(
          ...[eq(bookingEvents.booking, row.id), eq(bookingEvents.kind, "opened"), eq(bookingEvents.by, by)],
          gte(bookingEvents.at, startOfDay(londonDate(now))),
        ),
      );
    if (today.length === 0) await recordBookingEvent(tx, row, { kind: "opened", detail: null, by }, now);
    else {
      const about = { subjectKind: "booking", subject: row.id, hub: row.hub };
      await record(tx, { actor: by, action: "booking.read", ...about }, now);
    }
  });
}

async function readOpened(db: Db, row: Row, body: BookingBody, now: Date) {
  const { history, nameOf } = await readHistory(db, row.id);
  const named = history.map((it) => ({ ...it, by: nameOf(it.by) }) as BookingEntry);
  return {
    ...body,
    bundle: {
      ...body.bundle,
      // as old as they are today
      children: body.bundle.children.map((child) => ({ ...child, today: monthsAt(child, body.agesOn, now) })),
    },
    ways: contactRules(body.contact, now),
    unsafe: isUnsafe(body.contact, history),
    confirmedAt: lastConfirmed(body.contact, history),
    spoken: sayLanguage(body),
    dates: await readDates(db, row),
    messages: (await readMessages(db, row.id)).map((it) => ({ ...it, by: nameOf(it.by) })),
    history: named,
    skips: await db
      .select({ id: listSkips.id, at: listSkips.at, reason: listSkips.reason })
      .from(listSkips)
      .where(eq(listSkips.booking, row.id))
      .orderBy(desc(listSkips.at), asc(listSkips.id)),
    /** for the forms that write: each is taken once */
    onceKey: randomToken(),
  };
}

const t = translator("en");

/** Who should speak with them: before anybody rings. */
const sayLanguage = ({ speaks, interpreter }: BookingBody): string[] => [
  ...(speaks
    ? [t("register:speaks", { language: t(`referral:questions.language.options.${speaks as "polish"}`) })]
    : []),
  ...(interpreter ? [t("register:interpreter")] : []),
];

async function readHistory(db: Db, booking: string) {
  const rows = await db
    .select()
    .from(bookingEvents)
    .where(eq(bookingEvents.booking, booking))
    .orderBy(asc(bookingEvents.at), asc(bookingEvents.id));
  const history = rows.map(({ id, kind, at, by, sealed }) => ({
    ...{ kind, at, by },
    detail: sealed ? unseal<unknown>({ table: "booking_events", row: id }, sealed) : null,
  }));
  const names = await findStaffNames(
    db,
    rows.map((it) => it.by),
  );
  const nameOf = (id: string | null) => (id === null || id === PORTAL ? id : (names.get(id)?.name ?? ""));
  return { history, nameOf };
}

async function readMessages(db: Db, booking: string) {
  const rows = await db
    .select()
    .from(bookingMessages)
    .where(eq(bookingMessages.booking, booking))
    .orderBy(asc(bookingMessages.at), asc(bookingMessages.id));
  return rows.map(({ id, at, by, sealed }) => ({
    ...{ id, at, by },
    message: unseal<FamilyMessage>({ table: "booking_messages", row: id }, sealed),
  }));
}

/** Every date of its group, and of others where it is a guest, with what it has of it. */
async function readDates(db: Db, row: Row) {
  const own = await db.select().from(sessions).where(eq(sessions.group, row.group));
  const places = await db.select().from(sessionPlaces).where(eq(sessionPlaces.booking, row.id));
  const elsewhere = places.map((it) => it.session).filter((id) => !own.some((it) => it.id === id));
  const other = elsewhere.length
    ? await db.select().from(sessions).where(inArray(sessions.id, elsewhere))
    : [];
  return [...own, ...other]
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map((it) => ({
      ...{ id: it.id, group: it.group, week: it.week, startsAt: it.startsAt, endsAt: it.endsAt },
      ...{ state: it.state, guest: it.group !== row.group },
      place: places.find((place) => place.session === it.id) ?? null,
    }));
}
