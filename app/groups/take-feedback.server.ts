/** Takes the answers to the three short questions. Nothing leads from them to a booking: no id, and a day for a time. */
import { and, eq } from "drizzle-orm";
import { isUniqueViolation, type Db } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
import { submissions } from "../../db/schema/forms";
import { groupFeedback, groups } from "../../db/schema/groups";
import { store } from "../db.server";
import { startOfDay } from "../hubs/opening-hours";
import { londonDate } from "../i18n/dates";
import type { Feedback } from "./feedback";
import { findGroup, type WholeGroup } from "./groups.server";
import { keepFeedback } from "./keep-feedback.server";
import { stageOf } from "./own-booking.server";
import { takeTurn } from "./take-turn.server";

/** From the family's page or the confirmation: once before the first and once after the last session. Later, or a second
 *  time, nothing happens. */
export async function takeOwnFeedback(bookingId: string, answers: Feedback, now: Date): Promise<void> {
  await store.transaction(async (tx) => {
    const [row] = await tx.select().from(bookings).where(eq(bookings.id, bookingId));
    const found = row && (await findGroup(tx, row.group));
    const stage = found && stageOf(row, found, now);
    if (!stage) return;
    const answered = stage === "start" ? bookings.startAnswered : bookings.endAnswered;
    const set = stage === "start" ? { startAnswered: true } : { endAnswered: true };
    const first = await tx
      .update(bookings)
      .set(set)
      .where(and(eq(bookings.id, bookingId), eq(answered, false)))
      .returning({ id: bookings.id });
    if (first.length === 0) return;
    const { programme, id: group } = found.group;
    await keepFeedback(tx, { programme, group, stage, via: "page", answers }, now);
  });
}

const OPEN_DAYS = 14;

/** The group whose last day it is: from the day of its last session, for two weeks.
 *  @param key of the QR code on the wall */
export async function findLastDay(db: Db, key: string, now: Date): Promise<WholeGroup | undefined> {
  const [row] = await db
    .select({ id: groups.id })
    .from(groups)
    .where(eq(groups.feedbackKey, key.slice(0, 40)));
  const found = row && (await findGroup(db, row.id));
  const last = found?.sessions.findLast((it) => it.state === "planned");
  if (!found || !last) return undefined;
  const day = londonDate(last.startsAt);
  return now >= startOfDay(day) && now < startOfDay(day, OPEN_DAYS) ? found : undefined;
}

/** By QR, from anybody who was there: no more of them than the group has seats, whoever has a picture of the code.
 *  @param once a key under which it is counted once */
export async function takeLastDayFeedback(
  found: WholeGroup,
  answers: Feedback,
  once: string,
  now: Date,
): Promise<void> {
  const { programme, id: group, seats } = found.group;
  const byQr = and(eq(groupFeedback.group, group), eq(groupFeedback.via, "qr"));
  try {
    await store.transaction(async (tx) => {
      // one behind the other, so that many at once are counted too
      await takeTurn(tx, group, now);
      if ((await tx.$count(groupFeedback, byQr)) >= seats) return;
      // a day, as with the answers themselves
      const expiresAt = startOfDay(londonDate(now), 1);
      await tx
        .insert(submissions)
        .values({ key: `last-day ${once.slice(0, 40)}`, kind: "feedback", subject: group, expiresAt });
      await keepFeedback(tx, { programme, group, stage: "end", via: "qr", answers }, now);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}
