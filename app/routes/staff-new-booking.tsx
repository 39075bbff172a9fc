import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { randomToken } from "../random.server";
import { staffChrome } from "../staff/chrome.server";
import { NewBookingPage } from "../staff/new-booking-page";
import { findStaffGroup } from "../staff/read-group-bookings.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import { takeNewBooking } from "../staff/take-new-booking.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("register:new.title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "changeBookings");
  const found = await findStaffGroup(store, staff, params.group!, "changeBookings");
  if (!found) notFound();
  const { slip, headers } = await takeSlip(request, paths.newBooking(params.group!), now);
  const { group, programme, hubName } = found;
  const chrome = await staffChrome(store.read, staff);
  return data({ chrome, group, programme, hubName, onceKey: randomToken(), slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const now = new Date();
  const page = paths.newBooking(params.group!);
  const values = readForm(context).all();
  const typed = { page, values, form: "new" };
  const { staff } = await requireStaffKeeping(request, "changeBookings", undefined, typed, now);
  const taken = await takeNewBooking(store, staff, params.group!, values, now);
  if (!taken) notFound();
  return backTo(request, taken.page, taken.slip, now);
}

export default function StaffNewBooking() {
  return <NewBookingPage {...useLoaderData<typeof loader>()} />;
}
