import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readWhoWasTold } from "../groups/who-was-told.server";
import { notFound } from "../http/respond.server";
import { staffChrome } from "../staff/chrome.server";
import { GroupToldPage } from "../staff/group-told-page";
import { requireStaff } from "../staff/require-staff.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("groupwork:told.title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "manageGroups");
  const [group, at] = [params.group!, new Date(Number(params.at))];
  if (Number.isNaN(at.getTime())) notFound();
  const found = await store.transaction((tx) => readWhoWasTold(tx, staff, { group, at }, new Date()));
  if (!found) notFound();
  return data({ chrome: await staffChrome(store.read, staff), group, at, ...found });
}

export default function StaffGroupTold() {
  return <GroupToldPage {...useLoaderData<typeof loader>()} />;
}
