/** What a family does on the page of its booking. Each small form leads back to the page, which says what became of it;
 *  pressed twice, or again after Back, it is done once. */
import { store } from "../db.server";
import { destroyTraces, leaveCookies } from "../http/leave.server";
import type { Form } from "../http/read-form.server";
import { keepSlip, readSlip } from "../http/slips.server";
import { paths } from "../paths";
import { keepVisit, type Visit } from "../vault/own-page.server";
import { cancelBooking, giveUpSession, takeSessionBack } from "./cancel-booking.server";
import { getBooking } from "./change-booking.server";
import { MEASURES, readFeedback } from "./feedback";
import { leaveMakeUp, takeMakeUp } from "./make-up.server";
import { listOwnGuests } from "./own-sessions.server";
import { takeOwnFeedback } from "./take-feedback.server";
import { acceptOffer, declineOffer } from "./waiting-list.server";

/** What was done, or could not be. */
export type BookingSaid =
  | "accepted"
  | "gone"
  | "stays"
  | "ended"
  | "away"
  | "crecheAway"
  | "back"
  | "backFull"
  | "guest"
  | "guestFull"
  | "guestLeft"
  | "thanks"
  | "changed"
  | "full"
  | "contactChanged";

interface BookingSlip {
  page: "booking";
  /** row id: another family's page does not show it */
  booking: string;
  said: BookingSaid | null;
  /** ends it: asked once more */
  sure: boolean;
  /** the three questions, where one of them was left out */
  typed: Partial<Record<string, string>> | null;
  /** milliseconds; what was done is said once, not each time the page is opened */
  at: number;
}

const SAID_FOR_MS = 60_000;

/** @returns what is to be said on this page now; nothing where it was said before, or to somebody else */
export async function readBookingSlip(request: Request, booking: string, now: Date) {
  const slip = await readSlip<BookingSlip>(request, now);
  const mine = slip?.page === "booking" && slip.booking === booking;
  if (!mine || now.getTime() - slip.at > SAID_FOR_MS) return { said: null, sure: false, typed: null };
  const { said, sure, typed } = slip;
  return { said, sure, typed };
}

/** To be kept until the page is shown. */
export const keepBookingSlip = (
  request: Request,
  booking: string,
  it: Partial<Pick<BookingSlip, "said" | "sure" | "typed">>,
  now: Date,
) => {
  const slip: BookingSlip = {
    page: "booking",
    booking,
    said: null,
    sure: false,
    typed: null,
    at: +now,
    ...it,
  };
  return keepSlip(request, slip, now);
};

/** @returns where to go, with the cookies to send */
export async function takeBookingForm(
  request: Request,
  form: Form,
  now: Date,
): Promise<{ goTo: string; cookies: string[] }> {
  if (form.one("intent") === "close") {
    // the next person at this screen may be another family: nothing of this one stays
    await destroyTraces(request.headers.get("cookie") ?? undefined);
    return { goTo: paths.home, cookies: leaveCookies() };
  }
  const visit = await keepVisit(request, now, "booking");
  if (!visit) {
    const { cookie } = await keepSlip(request, { page: "yourPage", reference: "", error: "unsent" }, now);
    return { goTo: paths.yourPage, cookies: [cookie] };
  }
  const { cookie } = await keepBookingSlip(request, visit.id, await act(visit, form, now), now);
  return { goTo: paths.yourBooking, cookies: [cookie] };
}

async function act({ id }: Visit, form: Form, now: Date): Promise<Partial<BookingSlip>> {
  const session = form.one("session").slice(0, 40);
  const inTurn: typeof store.transaction = (work) => store.transaction(work);
  switch (form.one("intent")) {
    case "accept":
      return { said: (await inTurn((tx) => acceptOffer(tx, id, now))) === "booked" ? "accepted" : "gone" };
    case "stay":
      await inTurn((tx) => declineOffer(tx, id, { stays: true }, now));
      return { said: "stays" };
    case "cancel":
      return { sure: true };
    case "cancelSure":
      await end(id, now);
      return { said: "ended" };
    case "away":
      await inTurn((tx) => giveUpSession(tx, id, session, "all", undefined, now));
      return { said: "away" };
    case "crecheAway":
      await inTurn((tx) => giveUpSession(tx, id, session, "creche", undefined, now));
      return { said: "crecheAway" };
    case "back":
      return { said: await comeBack(id, session, "all", now) };
    case "crecheBack":
      return { said: await comeBack(id, session, "creche", now) };
    case "guest":
      return {
        said: (await inTurn((tx) => takeMakeUp(tx, id, session, now))) === "taken" ? "guest" : "guestFull",
      };
    case "guestLeft":
      await inTurn((tx) => leaveMakeUp(tx, id, session, now));
      return { said: "guestLeft" };
    case "feedback":
      return giveFeedback(id, form, now);
    default:
      return {};
  }
}

/** Whatever state it is in: it is over, and the next one on the list may have the places. */
async function end(id: string, now: Date): Promise<void> {
  await store.transaction(async (tx) => {
    const { state } = await getBooking(tx, id);
    if (state === "offered") return declineOffer(tx, id, { stays: false }, now);
    await cancelBooking(tx, id, { why: state === "booked" ? "cancelled" : "leftList" }, now);
  });
}

async function comeBack(
  id: string,
  session: string,
  what: "all" | "creche",
  now: Date,
): Promise<BookingSaid> {
  const back = await store.transaction((tx) => takeSessionBack(tx, id, session, what, undefined, now));
  if (back === "full") return "backFull";
  // who comes to their own group does not come to another one that week
  const elsewhere = what === "all" ? await listOwnGuests(store.read, id, session) : [];
  for (const it of elsewhere) await store.transaction((tx) => leaveMakeUp(tx, id, it, now));
  return "back";
}

/** @returns what to say; what was chosen, where one of the three was left out */
export async function giveFeedback(id: string, form: Form, now: Date): Promise<Partial<BookingSlip>> {
  const answers = readFeedback((measure) => form.one(measure));
  if (!answers) return { typed: Object.fromEntries(MEASURES.map((it) => [it, form.one(it)])) };
  await takeOwnFeedback(id, answers, now);
  return { said: "thanks" };
}
