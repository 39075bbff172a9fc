import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { listHubs } from "../hubs/hubs.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { NothingLostPage } from "../staff/nothing-lost-page";
import { readNothingLost } from "../staff/nothing-lost.server";
import { requireStaff } from "../staff/require-staff.server";
import { sendTest } from "../staff/send-test.server";
import { saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("lost:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "seeNothingLost");
  const { slip, headers } = await takeSlip(request, paths.nothingLost, now);
  const asked = new URL(request.url).searchParams.get("day");
  const found = await readNothingLost(store.read, staff, asked, now);
  const hubs = (await listHubs(store.read)).map(({ id, name }) => ({ id, name }));
  return data({ chrome: await staffChrome(store.read, staff), hubs, slip, ...found }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const hub = readForm(context).one("hub");
  const { staff } = await requireStaff(request, "manageHub", hub);
  const result = await sendTest(store, staff, hub, now);
  if (result === "notFound") notFound();
  return saying(request, paths.nothingLost, result, now);
}

export default function StaffNothingLost() {
  return <NothingLostPage {...useLoaderData<typeof loader>()} />;
}
