/** Tells a family something on its page, and that there is something to read where that is safe. Where it cannot wait and
 *  no mail may say so, a person rings. */
import { and, desc, eq, gt, gte, inArray, isNull, ne } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import { bookingEvents, bookingMessages, bookings, sessionPlaces } from "../../db/schema/bookings";
import { outbox } from "../../db/schema/outbox";
import { formatDay, formatTime } from "../i18n/dates";
import { translator } from "../i18n/i18n.server";
import { announceToFamily } from "../outbox/family-mail.server";
import { randomToken } from "../random.server";
import type { SafeContact } from "../safety/contact";
import { addTask } from "../tasks/tasks.server";
import { seal } from "../vault/seal.server";
import { findContactState, safeMailOf } from "./booking-contact.server";
import type { FamilyMessage } from "./group";
import { recordBookingEvent } from "./record-booking-event.server";
import { REMINDER_KIND, reminderOf } from "./reminder";

/** What the outbox calls a mail about a message. */
export const MESSAGE_KIND = "bookingMessage";

const insertMessage = preparedInsert(bookingMessages);

type How = "mail" | "ring" | "page";

/** @param by staff id or "portal"
 *  @param rings whether a person may be asked to ring them; false where it can wait until they look
 *  @returns how they hear of it: by a neutral mail, by a person who rings, or when they look at their page */
export async function tellFamily(
  tx: Tx,
  row: { id: string; hub: string },
  message: FamilyMessage,
  by: string,
  now: Date,
  rings = true,
): Promise<How> {
  const id = randomToken();
  const sealed = seal({ table: "booking_messages", row: id }, message, now);
  await insertMessage(tx, { id, booking: row.id, at: now, by, sealed });
  const how = await letKnow(tx, row, message, rings, now);
  await recordBookingEvent(tx, row, { kind: "told", detail: { say: message.say, how }, by }, now);
  return how;
}

async function letKnow(
  tx: Tx,
  row: { id: string; hub: string },
  message: FamilyMessage,
  rings: boolean,
  now: Date,
): Promise<How> {
  const state = await findContactState(tx, row.id, now);
  if (!state) return "page";
  const mail = (await cameThrough(tx, row.id, state.contact)) ? safeMailOf(state, now) : undefined;
  const last = lastUseful(message);
  // a mail that may go out only when it is too late says nothing
  if (mail && (last === null || mail.at < last)) {
    if (!(await hasUnread(tx, row.id, now)))
      await announceToFamily(tx, { subjectKind: MESSAGE_KIND, subject: row.id, hub: row.hub }, mail.at, now);
    return "mail";
  }
  // whoever ran the offer out has asked a person by itself
  if (message.say === "offerRanOut") return "ring";
  const why = whyRing(message);
  if (!rings || why === null || state.unsafe || !canBeRung(state.contact)) return "page";
  const [booking] = await tx
    .select({ reference: bookings.reference })
    .from(bookings)
    .where(eq(bookings.id, row.id));
  const about = { hub: row.hub, subjectKind: "booking" as const, subject: row.id };
  const { callMe } = state.body;
  await addTask(tx, { ...about, kind: "ring", reference: booking!.reference, callMe, text: why }, now);
  return "ring";
}

const canBeRung = ({ ways }: SafeContact) =>
  ways.some(({ channel }) => channel === "phone" || channel === "text");

const DAY_MS = 86_400_000;

/** One notice a day is enough, as long as they have not looked since. */
async function hasUnread(db: Db, booking: string, now: Date): Promise<boolean> {
  const [last] = await db
    .select({ state: outbox.state, sentAt: outbox.sentAt, createdAt: outbox.createdAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.subject, booking),
        eq(outbox.subjectKind, MESSAGE_KIND),
        // one that failed lies unread nowhere
        ne(outbox.state, "given_up"),
        gt(outbox.createdAt, new Date(now.getTime() - DAY_MS)),
      ),
    )
    .orderBy(desc(outbox.createdAt))
    .limit(1);
  if (!last) return false;
  const opened = and(
    ...[eq(bookingEvents.booking, booking), eq(bookingEvents.kind, "opened"), isNull(bookingEvents.by)],
    gt(bookingEvents.at, last.sentAt ?? last.createdAt),
  );
  const looked = await db.select({ id: bookingEvents.id }).from(bookingEvents).where(opened).limit(1);
  return last.state !== "sent" || looked.length === 0;
}

/** Whether the last mail to them did not fail or come back. One that did says nothing of what they said is safe since. */
async function cameThrough(db: Db, booking: string, contact: SafeContact): Promise<boolean> {
  const places = await db
    .select({ session: sessionPlaces.session })
    .from(sessionPlaces)
    .where(eq(sessionPlaces.booking, booking));
  const [last] = await db
    .select({ state: outbox.state })
    .from(outbox)
    .where(
      and(
        inArray(outbox.subject, [booking, ...places.map((it) => reminderOf(booking, it.session))]),
        inArray(outbox.subjectKind, [MESSAGE_KIND, REMINDER_KIND]),
        gte(outbox.createdAt, new Date(contact.confirmedAt)),
        // what waits to be sent says nothing yet of whether it comes through
        inArray(outbox.state, ["sent", "given_up"]),
      ),
    )
    .orderBy(desc(outbox.createdAt))
    .limit(1);
  return last?.state !== "given_up";
}

/** Until when it helps to know; null where that has no end. */
function lastUseful(message: FamilyMessage): Date | null {
  switch (message.say) {
    case "offered":
      return new Date(message.until);
    case "moved":
      return new Date(Math.min(Date.parse(message.from), Date.parse(message.to)));
    case "sessionAdded":
    case "sessionCancelled":
    case "placeChanged":
      return new Date(message.at);
    default:
      return null;
  }
}

const t = translator("en");
const at = (iso: string) =>
  t("tasks:tell.at", { day: formatDay("en", new Date(iso)), time: formatTime("en", new Date(iso)) });

/** What somebody has to tell them, for staff. @returns null where it can wait until they look */
function whyRing(message: FamilyMessage): string | null {
  switch (message.say) {
    case "offered":
      return t("tasks:tell.offered", { until: at(message.until) });
    case "moved":
      return t("tasks:tell.moved", { from: at(message.from), to: at(message.to) });
    case "sessionAdded":
    case "sessionCancelled":
    case "placeChanged":
      return t(`tasks:tell.${message.say}`, { at: at(message.at) });
    case "groupClosed":
      return t("tasks:tell.groupClosed");
    default:
      return null;
  }
}
