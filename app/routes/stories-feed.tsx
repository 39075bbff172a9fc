import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { askedFeed, notFound } from "../http/respond.server";
import { translator } from "../i18n/i18n.server";
import { RSS_TYPE, storiesRss } from "../stories/stories-feed.server";

/** In English for everybody: a news reader asks for it by itself, and speaks no language. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { origin, searchParams } = new URL(request.url);
  const said = { origin, t: translator("en") };
  const file = await storiesRss(store.read, searchParams.get("hub"), said, new Date());
  return askedFeed(request, file ?? notFound(), RSS_TYPE);
}
