/** The dates of a booking as a calendar file. It says "Appointment" and nothing else, unless the family said that it is
 *  safe to put in the name and the place. */
import { createHash } from "node:crypto";
import { createEvents, type DateArray, type EventAttributes } from "ics";
import { translator } from "../i18n/i18n.server";
import { oneLine } from "./calendar-events.server";
import type { OwnBooking } from "./own-booking.server";
import type { OwnSession } from "./own-sessions.server";
import type { ToldPlace } from "./told-place";

/** In UTC: a clock that changes between two dates changes nothing of them. */
const utc = (at: Date): DateArray => [
  at.getUTCFullYear(),
  at.getUTCMonth() + 1,
  at.getUTCDate(),
  at.getUTCHours(),
  at.getUTCMinutes(),
];

/** The same date is the same entry when the file is fetched again, and says nothing of where it is from. */
const entryId = (booking: string, session: string) =>
  createHash("sha256").update(`${booking} ${session}`).digest("hex").slice(0, 32);

const sayPlace = (place: ToldPlace): string =>
  place.kind === "room" ? oneLine([place.name, ...place.address].join(", ")) : "";

/** @param booking its row id. @param how.safe name and place may be in it */
export function makeCalendar(
  booking: string,
  own: OwnBooking,
  { safe, lang }: { safe: boolean; lang: string },
): string {
  const neutral = translator(lang)("booking:page.appointment");
  const comes = (it: OwnSession) => !it.cancelled && (it.have === "taken" || it.have === "guest");
  const entries = own.sessions.filter(comes).map((it): EventAttributes => {
    const location = safe ? sayPlace(it.place ?? own.place) : "";
    return {
      uid: entryId(booking, it.id),
      title: safe ? oneLine(own.programme) : neutral,
      start: utc(it.startsAt),
      end: utc(it.endsAt),
      ...{ startInputType: "utc", startOutputType: "utc", endInputType: "utc", endOutputType: "utc" },
      productId: "calendar",
      classification: "PRIVATE",
      ...(location ? { location } : {}),
    };
  });
  const { error, value } = createEvents(entries, { productId: "calendar" });
  if (error) throw error;
  return value ?? "";
}
