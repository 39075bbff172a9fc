/** When a family is reminded of a session: once a week at most, neither too early to remember nor too late to come. */

/** What the outbox calls a reminder, and what it is about. */
export const REMINDER_KIND = "bookingReminder";
export const reminderOf = (booking: string, session: string): string => `${booking}/${session}`;

/** @param subject as of {@link reminderOf} */
export function readReminder(subject: string): { booking: string; session: string } {
  const [booking = "", session = ""] = subject.split("/");
  return { booking, session };
}

const HOUR_MS = 3_600_000;
export const REMIND_FROM_MS = 48 * HOUR_MS;
export const REMIND_UNTIL_MS = 3 * HOUR_MS;
/** A day less than a week: one that was sent late does not keep back the next. */
const BETWEEN_MS = 6 * 24 * HOUR_MS;

/** Between 48 and 3 hours before the session, to the minute whatever clocks do. */
export function isReminderTime(startsAt: Date, now: Date): boolean {
  const left = startsAt.getTime() - now.getTime();
  return left >= REMIND_UNTIL_MS && left <= REMIND_FROM_MS;
}

/** @param reminded when this booking was reminded before, of any session */
export const wasRemindedLately = (reminded: ReadonlyArray<Date | null>, now: Date): boolean =>
  reminded.some((at) => at !== null && now.getTime() - at.getTime() < BETWEEN_MS);
