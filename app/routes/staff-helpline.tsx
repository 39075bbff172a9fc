import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { refreshSiteFacts } from "../site-facts.server";
import { checkHelpline, readHelpline, saveHelpline } from "../staff/change-helpline.server";
import { staffChrome } from "../staff/chrome.server";
import { HelplinePage } from "../staff/helpline-page";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, lookFirst, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("manage:helpline.title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, id] = [new Date(), params.id!];
  const { staff } = await requireStaff(request, "manageService", null);
  const { slip, headers } = await takeSlip(request, paths.helpline(id), now);
  const found = await readHelpline(store.read, id, slip);
  if (!found) notFound();
  return data({ chrome: await staffChrome(store.read, staff), ...found, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, id] = [new Date(), params.id!];
  const page = paths.helpline(id);
  const values = readForm(context).all();
  const typed = { form: "helpline", values };
  const { staff } = await requireStaffKeeping(request, "manageService", null, { ...typed, page }, now);
  const checked = checkHelpline(values);
  if (!checked.ok) return backTo(request, page, { ...typed, problems: checked.problems }, now);
  if (values.preview) return lookFirst(request, page, typed, now);
  const line = { id, typed: checked.value, mark: values.mark?.[0] };
  const answer = await saveHelpline(store, staff, line, now);
  if (answer === "gone") notFound();
  if (answer === "changedMeanwhile")
    return backTo(request, page, { ...typed, problems: [{ field: "form", code: answer }] }, now);
  await refreshSiteFacts();
  return saying(request, paths.serviceSettings, "saved", now);
}

export default function StaffHelpline() {
  return <HelplinePage {...useLoaderData<typeof loader>()} />;
}
