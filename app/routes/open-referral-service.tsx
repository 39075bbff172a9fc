import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { listServices } from "../groups/open-referral.server";
import { feedJson, notFound } from "../http/respond.server";
import { translator } from "../i18n/i18n.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { origin } = new URL(request.url);
  const services = await listServices(store.read, { origin, t: translator("en") }, new Date());
  return feedJson(services.find((it) => it.id === params.id) ?? notFound());
}
