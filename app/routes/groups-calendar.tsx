import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { CALENDAR_TYPE } from "../groups/calendar-file.server";
import { groupsCalendar } from "../groups/groups-calendar.server";
import { feed, notFound } from "../http/respond.server";
import { translator } from "../i18n/i18n.server";

/** In English for everybody: a calendar asks for it by itself, and speaks no language. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { origin, searchParams } = new URL(request.url);
  const said = { origin, t: translator("en") };
  const file = await groupsCalendar(store.read, searchParams.get("hub"), said, new Date());
  if (file === undefined) notFound();
  return feed(file, CALENDAR_TYPE);
}
