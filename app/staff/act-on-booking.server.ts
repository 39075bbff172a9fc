/** What the forms of a booking's page lead to. */
import type { Tx } from "../../db/client";
import { submissions } from "../../db/schema/forms";
import { findBody } from "../groups/booking-body.server";
import { cancelBooking, giveUpSession, listGroupsOf, takeSessionBack } from "../groups/cancel-booking.server";
import { changeBundle } from "../groups/change-bundle.server";
import { monthsAt } from "../groups/creche";
import type { BookingBody } from "../groups/group";
import type { BookingRow } from "../groups/record-booking-event.server";
import { takeTurns } from "../groups/take-turn.server";
import { tellOfNeeds } from "../groups/tell-of-needs.server";
import { acceptOffer, declineOffer, placeByStaff, resumeWaiting } from "../groups/waiting-list.server";
import {
  addBookingNote,
  findOwnBooking,
  recordBookingContact,
  reissueBookingCode,
  writeOnBooking,
  type OnBooking,
} from "../groups/work-with-booking.server";
import { lastTimeAt } from "../hubs/opening-hours";
import { londonDate } from "../i18n/dates";
import { translator } from "../i18n/i18n.server";
import { bookingForms, type BookingCommand } from "./booking-forms";
import { checkForm, firstValues, type FieldProblem } from "./form-problems";
import { sayAge } from "./register-words";
import type { StaffSlip } from "./staff-slip.server";
import { readNeeds, type ShownChild } from "./typed-bundle";

type Fields = Record<string, string[]>;
type Said = NonNullable<StaffSlip["said"]>["key"];
type Answer = { said: Said; code?: string } | { problem: FieldProblem } | { problems: FieldProblem[] };

/** Takes one form of a booking's page. @returns what to say there; undefined where there is no such booking for this person */
export async function actOnBooking(
  tx: Tx,
  who: OnBooking,
  fields: Fields,
  now: Date,
): Promise<StaffSlip | undefined> {
  const row = await findOwnBooking(tx, who, "changeBookings");
  if (!row) return undefined;
  const form = firstValues(fields).intent ?? "";
  const refused = (problems: FieldProblem[]): StaffSlip => ({ form, problems, values: fields });
  const checked = checkForm(bookingForms, firstValues(fields));
  if (!checked.ok) return refused(checked.problems);
  const answer = await perform(tx, row, checked.value, { fields, by: who.staff.id }, now);
  if ("problems" in answer) return refused(answer.problems);
  if ("problem" in answer) return refused([answer.problem]);
  const said = { form: "", problems: [], values: {}, said: { key: answer.said } };
  return answer.code ? { ...said, code: answer.code } : said;
}

async function perform(
  tx: Tx,
  row: BookingRow,
  it: BookingCommand,
  { fields, by }: { fields: Fields; by: string },
  now: Date,
): Promise<Answer> {
  switch (it.intent) {
    case "place":
      return { said: (await placeByStaff(tx, row.id, by, now)) === "booked" ? "placed" : "placedNot" };
    case "resume":
      await resumeWaiting(tx, row.id, by, now);
      return { said: "listResumed" };
    case "accept":
      return { said: (await acceptOffer(tx, row.id, now, by)) === "booked" ? "placed" : "offerGone" };
    case "decline":
      await declineOffer(tx, row.id, { stays: it.stays }, now, by);
      return { said: it.stays ? "offerDeclined" : "bookingEnded" };
    case "cancel":
      await cancelBooking(tx, row.id, { by, why: "staff" }, now);
      return { said: "bookingEnded" };
    case "giveUp":
      await giveUpSession(tx, row.id, it.session, it.what, by, now);
      return { said: it.what === "all" ? "weekGivenUp" : "crecheGivenUp" };
    case "takeBack": {
      const back = await takeSessionBack(tx, row.id, it.session, it.what, by, now);
      return { said: back === "back" ? "weekBack" : "weekFull" };
    }
    case "bundle":
      return changeNeeds(tx, row, { fields, by }, now);
    case "contact": {
      const { intent: _, at: typed, ...attempt } = it;
      const at = lastTimeAt(typed, now) ?? now.toISOString();
      const done = await recordBookingContact(tx, row, { ...attempt, at }, by, now);
      return done === "done" ? { said: "contact" } : { problem: { field: "keptRules", code: done } };
    }
    case "message": {
      if (!(await isFirst(tx, fields, row, now))) return { said: "messagePage" };
      const how = await writeOnBooking(tx, row, it.text, by, now);
      return { said: SAID_HOW[how] };
    }
    case "note":
      if (await isFirst(tx, fields, row, now)) await addBookingNote(tx, row, it.text, by, now);
      return { said: "note" };
    case "code":
      return { said: "code", code: await reissueBookingCode(tx, row, it.how, by, now) };
  }
}

const SAID_HOW = { mail: "messageMail", ring: "messageRing", page: "messagePage" } as const;

const t = translator("en");

/** The children as the form shows them. */
const shownChildren = ({ bundle, agesOn }: Pick<BookingBody, "bundle" | "agesOn">, now: Date): ShownChild[] =>
  bundle.children
    .filter((child) => child.due === null)
    .map((child) => {
      const today = monthsAt(child, agesOn, now);
      return { child, today, said: sayAge(t, today) };
    });

async function changeNeeds(
  tx: Tx,
  row: BookingRow,
  { fields, by }: { fields: Fields; by: string },
  now: Date,
): Promise<Answer> {
  // before anything is read: what is safe may be changed at the same moment, and must not be put back
  await takeTurns(tx, await listGroupsOf(tx, row.id), now);
  const body = await findBody(tx, row.id);
  if (!body || row.state === "ended") return { said: "bookingEnded" };
  const typed = readNeeds(fields, shownChildren(body, now));
  if (!typed.ok) return { problems: typed.problems };
  const changed = { ...body, ...typed.value, agesOn: londonDate(now) };
  const answer = await changeBundle(tx, row.id, changed, by, now);
  if (answer === "full") return { problem: { field: "seats", code: "bundleFull" } };
  await tellOfNeeds(tx, row, changed, now, body);
  return { said: "needsChanged" };
}

/** Pressed twice, it is written once. */
async function isFirst(tx: Tx, fields: Fields, row: BookingRow, now: Date): Promise<boolean> {
  const key = (fields.key?.[0] ?? "").slice(0, 40);
  if (key === "") return true;
  const taken = await tx
    .insert(submissions)
    .values({ key, kind: "words", subject: row.reference, expiresAt: now })
    .onConflictDoNothing()
    .returning();
  return taken.length > 0;
}
