import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { notFound } from "../http/respond.server";
import { listHubs } from "../hubs/hubs.server";
import { paths } from "../paths";
import { listColleagues } from "../referrals/hand-over.server";
import { listLabels } from "../referrals/labels.server";
import { actOnRequest } from "../staff/act-on-request.server";
import { staffChrome } from "../staff/chrome.server";
import { listBehind } from "../staff/list-behind";
import { postToRequest } from "../staff/post-to-request.server";
import { readRequest } from "../staff/read-request.server";
import { RequestPage } from "../staff/request-page";
import { may } from "../staff/staff";
import { requireStaff } from "../staff/require-staff.server";
import { takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  staff: true,
  title: (t, data: { request: { header: { reference: string } } }) =>
    t("staff:request.title", { reference: data.request.header.reference }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const now = new Date();
  // one's own hub's, or another's for a reason: which, is known only once it is found
  const who = await requireStaff(request, null);
  const found = await readRequest(store, who, params.reference!, now);
  if (!found) notFound();
  const { slip, headers } = await takeSlip(request, paths.request(params.reference!), now);
  const hubs = (await listHubs(store.read)).map(({ id, name }) => ({ id, name }));
  const chrome = await staffChrome(store.read, who.staff);
  const { hub } = found.header;
  const colleagues = await listColleagues(store.read, hub);
  const labels = await listLabels(store.read, hub ? [hub] : []);
  const mayRemoveWall = may(who.staff, "removeWall", hub);
  const list = listBehind(request.url).href;
  return data(
    { chrome, request: found, hubs, colleagues, labels, mayRemoveWall, slip, now, list },
    { headers },
  );
}

export const action = (args: ActionFunctionArgs) => postToRequest(args, actOnRequest);

export default function StaffRequest() {
  return <RequestPage {...useLoaderData<typeof loader>()} />;
}
