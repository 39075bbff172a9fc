import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { requireStaff } from "../staff/require-staff.server";
import { saying, takeSlip } from "../staff/staff-slip.server";
import { UndeliveredPage } from "../staff/undelivered-page";
import { listStuck, resend } from "../staff/undelivered.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("staff:undelivered.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "seeUndelivered");
  const { slip, headers } = await takeSlip(request, paths.undelivered, new Date());
  const rows = await listStuck(store.read, staff);
  return data({ chrome: await staffChrome(store.read, staff), rows, slip }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "sendAgain");
  const id = readForm(context).one("id");
  const result = await store.transaction((tx) => resend(tx, staff, id, now));
  if (result === "notFound") notFound();
  return saying(request, paths.undelivered, result, now);
}

export default function StaffUndelivered() {
  return <UndeliveredPage {...useLoaderData<typeof loader>()} />;
}
