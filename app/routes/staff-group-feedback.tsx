import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { FeedbackPage } from "../staff/feedback-page";
import { readFeedbackPage } from "../staff/read-sheets.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import { takeFeedback } from "../staff/take-feedback.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("register:feedback.title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "takeRegister");
  const view = await readFeedbackPage(store, staff, params.group!, request);
  if (!view) notFound();
  const { slip, headers } = await takeSlip(request, paths.groupFeedback(params.group!), now);
  return data({ chrome: await staffChrome(store.read, staff), view, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const now = new Date();
  const page = paths.groupFeedback(params.group!);
  const values = readForm(context).all();
  const typed = { page, values, form: "feedback" };
  const { staff } = await requireStaffKeeping(request, "takeRegister", undefined, typed, now);
  const slip = await takeFeedback(store, staff, params.group!, values, now);
  if (!slip) notFound();
  return backTo(request, page, slip, now);
}

export default function StaffGroupFeedback() {
  return <FeedbackPage {...useLoaderData<typeof loader>()} />;
}
