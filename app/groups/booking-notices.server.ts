/** The only two mails that a family which booked ever gets. Neither says from whom, which group or where. */
import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "../../db/client";
import { bookings, sessionPlaces } from "../../db/schema/bookings";
import { sessions } from "../../db/schema/groups";
import { formatShortTime, formatWeekday } from "../i18n/dates";
import { languages, translator } from "../i18n/i18n.server";
import type { Render, Renderers } from "../outbox/compose.server";
import { familyLetter } from "../outbox/family-mail.server";
import { findContactState, safeMailOf } from "./booking-contact.server";
import { isReminderTime, readReminder, REMINDER_KIND } from "./reminder";
import { MESSAGE_KIND } from "./tell-family.server";

/** Asked again when it is sent: what is safe may have changed since, and then nothing is. */
const message: Render = async (db, row, now) => {
  const state = await findContactState(db, row.subject, now);
  const t = translator("en");
  const words = { subject: t("email:family.subject"), text: t("email:family.text") };
  return familyLetter(state && safeMailOf(state, now), words, now);
};

/** "See you Tuesday, 10am". Nothing is sent once they do not come, the date is gone or the day is another. */
const reminder: Render = async (db, row, now) => {
  const { booking, session } = readReminder(row.subject);
  const startsAt = await findComing(db, booking, session);
  if (!startsAt || !isReminderTime(startsAt, now)) return null;
  const state = await findContactState(db, booking, now);
  if (!state) return null;
  const lang = languages.find(({ code }) => code === state.body.lang)?.code ?? "en";
  const when = { day: formatWeekday(lang, startsAt), time: formatShortTime(lang, startsAt) };
  const said = translator(lang)("tasks:reminder", when);
  return familyLetter(safeMailOf(state, now), { subject: said, text: said }, now);
};

/** When the session begins to which this booking still comes. */
async function findComing(db: Db, booking: string, session: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ startsAt: sessions.startsAt })
    .from(sessionPlaces)
    .innerJoin(sessions, eq(sessions.id, sessionPlaces.session))
    .innerJoin(bookings, eq(bookings.id, sessionPlaces.booking))
    .where(
      and(
        ...[eq(sessionPlaces.booking, booking), eq(sessionPlaces.session, session)],
        ...[inArray(sessionPlaces.state, ["taken", "guest"]), eq(sessions.state, "planned")],
        eq(bookings.state, "booked"),
      ),
    );
  return row?.startsAt;
}

export const bookingNotices = {
  [MESSAGE_KIND]: message,
  [REMINDER_KIND]: reminder,
} satisfies Renderers;
