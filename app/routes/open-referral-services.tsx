import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { findServices, readServicesQuery } from "../groups/find-services";
import { listServices } from "../groups/open-referral.server";
import { feedJson } from "../http/respond.server";
import { translator } from "../i18n/i18n.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { origin, searchParams } = new URL(request.url);
  const query = readServicesQuery(searchParams);
  if (!query.ok) return feedJson({ wrong_parameters: query.wrong }, 400);
  const services = await listServices(store.read, { origin, t: translator("en") }, new Date());
  return feedJson(findServices(services, query.asked));
}
