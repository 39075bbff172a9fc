import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { readGroupsPage } from "../staff/group-pages.server";
import { GroupsPage } from "../staff/groups-page";
import { requireStaff } from "../staff/require-staff.server";
import { takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("groupwork:list.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "seeGroups");
  const { slip, headers } = await takeSlip(request, paths.staffGroups, now);
  const page = await readGroupsPage(store.read, staff, new URL(request.url).searchParams, now);
  return data({ chrome: await staffChrome(store.read, staff), ...page, slip }, { headers });
}

export default function StaffGroups() {
  return <GroupsPage {...useLoaderData<typeof loader>()} />;
}
