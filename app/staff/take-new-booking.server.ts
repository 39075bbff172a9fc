import type { Store } from "../../db/client";
import { typeInBooking } from "../groups/type-in-booking.server";
import { paths } from "../paths";
import { readNewBooking } from "./new-booking-form";
import { findStaffGroup } from "./read-group-bookings.server";
import type { StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

/** @returns where to go, and what to say there: the booking with its code, or the form with what is to be put right;
 *  undefined where there is no such group for this person */
export async function takeNewBooking(
  store: Store,
  staff: StaffMember,
  group: string,
  values: Record<string, string[]>,
  now: Date,
): Promise<{ page: string; slip: StaffSlip } | undefined> {
  const found = await findStaffGroup(store, staff, group, "changeBookings");
  if (!found) return undefined;
  const page = paths.newBooking(group);
  const typed = readNewBooking(values, now);
  if (!typed.ok) return { page, slip: { form: "new", problems: typed.problems, values } };
  const made = await store.transaction((tx) => typeInBooking(tx, { group, ...typed.value }, staff.id, now));
  if (made === "closed")
    return { page, slip: { form: "new", problems: [{ field: "via", code: "groupClosed" }], values } };
  const said: StaffSlip = { form: "", problems: [], values: {}, said: { key: "bookingEntered" } };
  return {
    page: paths.booking(made.reference),
    slip: made.code === undefined ? said : { ...said, code: made.code },
  };
}
