import { store } from "../db.server";
import { readCookie } from "../http/cookies.server";
import type { Form } from "../http/read-form.server";
import { findReceipt } from "../questions/receipts.server";
import { giveFeedback, keepBookingSlip, readBookingSlip } from "./booking-forms.server";
import { readOwnBooking } from "./own-booking.server";
import type { BookingReceipt } from "./submit-booking.server";

const receiptOf = (request: Request, now: Date) =>
  findReceipt<BookingReceipt>(readCookie(request, "draft"), "booking", now);

/** What the confirmation of a booking shows; undefined where this browser sent none in the last ten minutes. */
export async function readBookingSent(request: Request, now: Date) {
  const receipt = await receiptOf(request, now);
  const own = receipt && (await readOwnBooking(store.read, receipt.booking, now));
  if (!receipt || !own) return undefined;
  return { code: receipt.code, own, slip: await readBookingSlip(request, receipt.booking, now) };
}

/** @returns the cookies to send */
export async function takeSentFeedback(request: Request, form: Form, now: Date): Promise<string[]> {
  const receipt = await receiptOf(request, now);
  if (!receipt) return [];
  const said = await giveFeedback(receipt.booking, form, now);
  return [(await keepBookingSlip(request, receipt.booking, said, now)).cookie];
}
