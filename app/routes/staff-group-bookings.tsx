import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { notFound } from "../http/respond.server";
import { readBookingListFilter } from "../staff/booking-list-filter";
import { staffChrome } from "../staff/chrome.server";
import { GroupBookingsPage } from "../staff/group-bookings-page";
import { readGroupBookings } from "../staff/read-group-bookings.server";
import { requireStaff } from "../staff/require-staff.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  staff: true,
  title: (t, { view }: { view: { programme: { name: string } } }) =>
    t("register:list.title", { programme: view.programme.name }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, group] = [new Date(), params.group!];
  const { staff } = await requireStaff(request, "readBookings");
  const filter = readBookingListFilter(new URL(request.url).searchParams);
  const view = await readGroupBookings(store, staff, { group, filter }, now);
  if (!view) notFound();
  return { chrome: await staffChrome(store.read, staff), view };
}

export default function StaffGroupBookings() {
  return <GroupBookingsPage {...useLoaderData<typeof loader>()} />;
}
