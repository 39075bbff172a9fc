import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { makeCalendar } from "../groups/calendar-file.server";
import { readOwnBooking } from "../groups/own-booking.server";
import { download, seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { findVisit } from "../vault/own-page.server";

/** Only if asked for, and only with the page open: a file whose name and titles say nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const now = new Date();
  const visit = await findVisit(request, now, "booking");
  const own = visit && (await readOwnBooking(store.read, visit.id, now));
  if (!visit || own?.state !== "booked") throw seeOther(paths.yourPage);
  const safe = new URL(request.url).searchParams.get("safe") === "1";
  const file = makeCalendar(visit.id, own, { safe, lang: context.language.code }, now);
  return download(file, "dates.ics");
}
