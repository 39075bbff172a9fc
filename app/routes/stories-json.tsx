import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { askedFeed, notFound } from "../http/respond.server";
import { translator } from "../i18n/i18n.server";
import { JSON_FEED_TYPE, storiesJson } from "../stories/stories-feed.server";

/** In English for everybody, as the other feed is. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { origin, searchParams } = new URL(request.url);
  const said = { origin, t: translator("en") };
  const file = await storiesJson(store.read, searchParams.get("hub"), said);
  return askedFeed(request, file ?? notFound(), JSON_FEED_TYPE);
}
