import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readBookingSlip, takeBookingForm } from "../groups/booking-forms.server";
import { BookingGone, BookingPage } from "../groups/booking-page";
import { readOwnBooking } from "../groups/own-booking.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import type { PageHandle } from "../ui/page-handle";
import { findVisit } from "../vault/own-page.server";

export const handle: PageHandle = { title: (t) => t("booking:page.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const visit = await findVisit(request, now, "booking");
  if (!visit) throw seeOther(paths.yourPage);
  const own = await readOwnBooking(store.read, visit.id, now);
  return own ? { own, slip: await readBookingSlip(request, visit.id, now) } : null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { goTo, cookies } = await takeBookingForm(request, readForm(context), new Date());
  return seeOther(goTo, { cookies });
}

export default function YourBooking() {
  const page = useLoaderData<typeof loader>();
  return page ? <BookingPage {...page} /> : <BookingGone />;
}
