import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { refreshSiteFacts } from "../site-facts.server";
import { changeHub } from "../staff/change-hub.server";
import { staffChrome } from "../staff/chrome.server";
import { formName } from "../staff/form-problems";
import { HubSettingsPage } from "../staff/hub-settings-page";
import { checkHubForm, readHubSettings } from "../staff/hub-settings.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { listWhomToTell } from "../staff/staff-names.server";
import { backTo, lookFirst, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  staff: true,
  title: (t, data: { hub: { name: string } }) => t("staff:hub.title", { hub: data.hub.name }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, hubId] = [new Date(), params.hub!];
  const { staff } = await requireStaff(request, "manageHub", hubId);
  const { slip, headers } = await takeSlip(request, paths.hubSettings(hubId), now);
  const settings = await readHubSettings(store.read, hubId, now, slip);
  if (!settings) notFound();
  const tell = await listWhomToTell(store.read, staff);
  return data({ chrome: await staffChrome(store.read, staff), tell, ...settings, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, hubId, page] = [new Date(), params.hub!, paths.hubSettings(params.hub!)];
  const values = readForm(context).all();
  const { staff } = await requireStaffKeeping(request, "manageHub", hubId, { page, values }, now);
  const form = formName(values);
  const checked = checkHubForm(values);
  if (!checked.ok) return backTo(request, page, { form, problems: checked.problems, values }, now);
  if (values.preview) return lookFirst(request, page, { form, values }, now);
  const answer = await store.transaction((tx) =>
    changeHub(tx, staff, hubId, checked.value, now, values.mark?.[0]),
  );
  if (!answer.ok && answer.why === "notFound") notFound();
  if (!answer.ok && answer.why === "problem")
    return backTo(request, page, { form, problems: [answer.problem], values }, now);
  await refreshSiteFacts();
  return saying(request, page, answer.ok ? answer.said : answer.why, now);
}

export default function StaffHub() {
  return <HubSettingsPage {...useLoaderData<typeof loader>()} />;
}
