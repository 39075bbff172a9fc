import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { refreshSiteFacts } from "../site-facts.server";
import { changePlaces, placeForms, readHubPlaces } from "../staff/change-places.server";
import { staffChrome } from "../staff/chrome.server";
import { checkForm, firstValues } from "../staff/form-problems";
import { HubPlacesPage } from "../staff/hub-places-page";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  staff: true,
  title: (t, data: { hub: { name: string } }) => t("manage:places.title", { hub: data.hub.name }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, hub] = [new Date(), params.hub!];
  const { staff } = await requireStaff(request, "manageService", null);
  const found = await readHubPlaces(store.read, hub);
  if (!found) notFound();
  const { slip, headers } = await takeSlip(request, paths.hubPlaces(hub), now);
  const chrome = await staffChrome(store.read, staff);
  return data({ chrome, ...found, hubs: chrome.hubs, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, hub, page] = [new Date(), params.hub!, paths.hubPlaces(params.hub!)];
  const values = readForm(context).all();
  const { staff } = await requireStaffKeeping(request, "manageService", null, { page, values }, now);
  const typed = firstValues(values);
  const form = typed.intent ?? "";
  const checked = checkForm(placeForms, typed);
  if (!checked.ok) return backTo(request, page, { form, problems: checked.problems, values }, now);
  const answer = await changePlaces(store, staff, { hub, command: checked.value }, now);
  if (!answer.ok && !answer.problem) notFound();
  if (!answer.ok) return backTo(request, page, { form, problems: [answer.problem!], values }, now);
  await refreshSiteFacts();
  const { what, from } = answer.given;
  return saying(request, page, from ? "placeMoved" : "placeGiven", now, { what, from: from ?? "" });
}

export default function StaffPlaces() {
  return <HubPlacesPage {...useLoaderData<typeof loader>()} />;
}
