import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { paths } from "../paths";
import { INBOX_VIEWS } from "../referrals/inbox-views";
import { readInbox } from "../referrals/inbox.server";
import { staffChrome } from "../staff/chrome.server";
import { InboxPage } from "../staff/inbox-page";
import { requireStaff } from "../staff/require-staff.server";
import { hubsWhere } from "../staff/staff";
import { takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("staff:inbox.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, null);
  const query = new URL(request.url).searchParams;
  const view = INBOX_VIEWS.find((it) => it === query.get("view")) ?? "waiting";
  const after = query.get("after");
  const reads = hubsWhere(staff, "listRequests").length > 0;
  const { slip, headers } = await takeSlip(request, paths.staff, now);
  const inbox = reads ? await readInbox(store, staff, { view, after }, now) : null;
  const chrome = await staffChrome(store.read, staff);
  return data({ chrome, inbox, view, further: after !== null, slip }, { headers });
}

export default function StaffInbox() {
  return <InboxPage {...useLoaderData<typeof loader>()} />;
}
