import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { refreshSiteFacts } from "../site-facts.server";
import { staffChrome } from "../staff/chrome.server";
import { formName } from "../staff/form-problems";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { ServiceSettingsPage } from "../staff/service-settings-page";
import { changeService, checkServiceForm, readServiceSettings } from "../staff/service-settings.server";
import { backTo, lookFirst, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("staff:service.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "manageService", null);
  const { slip, headers } = await takeSlip(request, paths.serviceSettings, now);
  const settings = await readServiceSettings(store.read, now, slip);
  return data({ chrome: await staffChrome(store.read, staff), ...settings, slip }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [now, page] = [new Date(), paths.serviceSettings];
  const values = readForm(context).all();
  const { staff } = await requireStaffKeeping(request, "manageService", null, { page, values }, now);
  const form = formName(values);
  const checked = checkServiceForm(values);
  if (!checked.ok) return backTo(request, page, { form, problems: checked.problems, values }, now);
  if (values.preview) return lookFirst(request, page, { form, values }, now);
  const answer = await store.transaction((tx) =>
    changeService(tx, staff, checked.value, now, values.mark?.[0]),
  );
  if (!answer.ok && answer.why === "notFound") notFound();
  if (!answer.ok && answer.why === "problem")
    return backTo(request, page, { form, problems: [answer.problem], values }, now);
  await refreshSiteFacts();
  if (answer.ok && "hub" in answer) return saying(request, paths.hubSettings(answer.hub), answer.said, now);
  const gaps = answer.ok && "values" in answer ? answer.values : undefined;
  return saying(request, page, answer.ok ? answer.said : answer.why, now, gaps);
}

export default function StaffService() {
  return <ServiceSettingsPage {...useLoaderData<typeof loader>()} />;
}
