import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { actOnBooking } from "../staff/act-on-booking.server";
import { BookingPage } from "../staff/booking-page";
import { staffChrome } from "../staff/chrome.server";
import { readBooking } from "../staff/read-booking.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  staff: true,
  title: (t, { booking }: { booking: { header: { reference: string } } }) =>
    t("register:booking.title", { reference: booking.header.reference }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, reference] = [new Date(), params.reference!];
  const { staff } = await requireStaff(request, "readBookings");
  const booking = await readBooking(store, staff, reference, now);
  if (!booking) notFound();
  const { slip, headers } = await takeSlip(request, paths.booking(reference), now);
  return data({ chrome: await staffChrome(store.read, staff), booking, slip, now }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, reference] = [new Date(), params.reference!];
  const page = paths.booking(reference);
  const values = readForm(context).all();
  const { staff } = await requireStaffKeeping(request, "changeBookings", undefined, { page, values }, now);
  const slip = await store.transaction((tx) => actOnBooking(tx, { staff, reference }, values, now));
  if (!slip) notFound();
  return backTo(request, page, slip, now);
}

export default function StaffBooking() {
  return <BookingPage {...useLoaderData<typeof loader>()} />;
}
