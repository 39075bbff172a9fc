import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findKnownFamily, offerToCarryOn } from "../begin-form.server";
import { bookingJourney } from "../groups/booking.questions";
import { findSameBooking, startBooking, type NotBooked } from "../groups/start-booking.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { readSlip } from "../http/slips.server";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { HubNumbers } from "../ui/hub-numbers";
import { LinkButton } from "../ui/link-button";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("booking:begin.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const slip = await readSlip<NotBooked>(request, new Date());
  return { why: slip?.page === "book" ? slip.why : null };
}

/** Starts booking a group. Another form that is under way is offered first; the same one goes on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const form = readForm(context);
  const group = form.one("group").slice(0, 40);
  if (form.one("again") === "") {
    const same = await findSameBooking(request, group, now);
    if (same) return seeOther(same);
    const wanted = { page: "form" as const, journey: bookingJourney.name, group };
    const open = await offerToCarryOn(request, wanted, now);
    if (open) return seeOther(open.goTo, { cookies: open.cookies });
  }
  const { goTo, cookies } = await startBooking(request, group, await findKnownFamily(request, now), now);
  return seeOther(goTo, { cookies });
}

export default function BookGroup() {
  const { why } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <h1>{t(why ? `booking:begin.${why}` : "booking:begin.heading")}</h1>
      <p className="lead">{t(why ? `booking:begin.${why}Body` : "booking:begin.lead")}</p>
      <LinkButton href={paths.groups}>{t("booking:begin.look")}</LinkButton>
      <HubNumbers />
    </>
  );
}
