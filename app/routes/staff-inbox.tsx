import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { readFilter } from "../referrals/inbox-filter";
import { readInbox } from "../referrals/inbox.server";
import { staffChrome } from "../staff/chrome.server";
import { InboxPage } from "../staff/inbox-page";
import { readDesk } from "../staff/desk.server";
import { requireStaff } from "../staff/require-staff.server";
import { hubsWhere } from "../staff/staff";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import { listOf, takeViewForm } from "../staff/view-forms.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("staff:inbox.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, null);
  const query = new URL(request.url).searchParams;
  const filter = readFilter(query);
  const after = query.get("after");
  const requests = hubsWhere(staff, "listRequests").length > 0;
  const reads = hubsWhere(staff, "seeTasks").length > 0;
  const { slip, headers } = await takeSlip(request, paths.staff, now);
  const inbox = reads ? await readInbox(store, staff, { ...filter, after }, now) : null;
  const desk = await readDesk(store.read, staff);
  const chrome = await staffChrome(store.read, staff);
  return data({ chrome, inbox, requests, filter, after, since: now.getTime(), slip, ...desk }, { headers });
}

/** Keeps a list under a name, or takes one away. */
export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "listRequests");
  const fields = readForm(context).all();
  const taken = await store.transaction((tx) => takeViewForm(tx, staff, fields, now));
  if (!taken) notFound();
  const list = listOf(fields);
  return backTo(request, paths.staff, taken, now, list ? `${paths.staff}?${list}` : paths.staff);
}

export default function StaffInbox() {
  return <InboxPage {...useLoaderData<typeof loader>()} />;
}
