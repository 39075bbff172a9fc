/** Tells a family something on its page, and that there is something to read where that is safe. */
import type { Tx } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import { bookingMessages } from "../../db/schema/bookings";
import { randomToken } from "../random.server";
import { seal } from "../vault/seal.server";
import type { FamilyMessage } from "./group";
import { recordBookingEvent } from "./record-booking-event.server";

const insertMessage = preparedInsert(bookingMessages);

/** @param by staff id or "portal"
 *  @returns how they hear of it: by a neutral mail, by a person who rings, or when they look at their page */
export async function tellFamily(
  tx: Tx,
  row: { id: string; hub: string },
  message: FamilyMessage,
  by: string,
  now: Date,
): Promise<"mail" | "ring" | "page"> {
  const id = randomToken();
  const sealed = seal({ table: "booking_messages", row: id }, message, now);
  await insertMessage(tx, { id, booking: row.id, at: now, by, sealed });
  const how = "page";
  await recordBookingEvent(tx, row, { kind: "told", detail: { say: message.say, how }, by }, now);
  return how;
}
