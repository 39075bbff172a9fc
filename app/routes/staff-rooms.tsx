import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { readRoomsPage } from "../staff/programme-pages.server";
import { requireStaff } from "../staff/require-staff.server";
import { RoomsPage } from "../staff/rooms-page";
import { takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("groupwork:rooms.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "manageGroups");
  const { slip, headers } = await takeSlip(request, paths.staffRooms, new Date());
  const page = await readRoomsPage(store.read, staff);
  return data({ chrome: await staffChrome(store.read, staff), ...page, slip }, { headers });
}

export default function StaffRooms() {
  return <RoomsPage {...useLoaderData<typeof loader>()} />;
}
