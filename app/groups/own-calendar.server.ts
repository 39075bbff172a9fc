/** The dates of a booking as a calendar file. It says "Appointment" and nothing else, unless the family said that it is
 *  safe to put in the name and the place. */
import { translator } from "../i18n/i18n.server";
import { calendarFile, type CalendarEvent } from "./calendar-file.server";
import type { OwnBooking } from "./own-booking.server";
import type { OwnSession } from "./own-sessions.server";
import { stableUuid } from "./stable-uuid.server";
import type { ToldPlace } from "./told-place";

const sayPlace = (place: ToldPlace): string =>
  place.kind === "room" ? [place.name, ...place.address].join(", ") : "";

/** @param booking its row id. @param how.safe name and place may be in it */
export function makeCalendar(
  booking: string,
  own: OwnBooking,
  { safe, lang }: { safe: boolean; lang: string },
  now: Date,
): string {
  const neutral = translator(lang)("booking:page.appointment");
  const comes = (it: OwnSession) => !it.cancelled && (it.have === "taken" || it.have === "guest");
  const entries = own.sessions.filter(comes).map((it): CalendarEvent => ({
    // the same date is the same entry when the file is fetched again, and says nothing of where it is from
    uid: stableUuid("own calendar", `${booking} ${it.id}`),
    title: safe ? own.programme : neutral,
    ...{ start: it.startsAt, end: it.endsAt, private: true },
    location: safe ? sayPlace(it.place ?? own.place) : undefined,
    // a calendar takes the newer of two that say the same number
    sequence: Number(it.movedFrom !== null),
  }));
  return calendarFile(entries, neutral, now);
}
