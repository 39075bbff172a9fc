import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { listHubs } from "../hubs/hubs.server";
import { staffChrome } from "../staff/chrome.server";
import { NothingLostPage } from "../staff/nothing-lost-page";
import { readNothingLost } from "../staff/nothing-lost.server";
import { requireStaff } from "../staff/require-staff.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("lost:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "seeNothingLost");
  const asked = new URL(request.url).searchParams.get("day");
  const found = await readNothingLost(store.read, staff, asked, now);
  const hubs = (await listHubs(store.read)).map(({ id, name }) => ({ id, name }));
  return { chrome: await staffChrome(store.read, staff), hubs, ...found };
}

export default function StaffNothingLost() {
  return <NothingLostPage {...useLoaderData<typeof loader>()} />;
}
