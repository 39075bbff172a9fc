import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound, seeOther } from "../http/respond.server";
import { listHubs } from "../hubs/hubs.server";
import { paths } from "../paths";
import { listColleagues } from "../referrals/hand-over.server";
import { actOnRequest } from "../staff/act-on-request.server";
import { staffChrome } from "../staff/chrome.server";
import { readRequest } from "../staff/read-request.server";
import { RequestPage } from "../staff/request-page";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, keepTyped, takeSlip } from "../staff/staff-slip.server";
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
  const colleagues = await listColleagues(store.read, found.header.hub);
  return data({ chrome, request: found, hubs, colleagues, slip, now }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const now = new Date();
  const fields = readForm(context).all();
  const typed = { page: paths.request(params.reference!), values: fields };
  const { staff } = await requireStaff(request, null).catch(async (refusal: unknown) => {
    throw await keepTyped(request, refusal, typed, now);
  });
  const who = { staff, reference: params.reference! };
  const acted = await store.transaction((tx) => actOnRequest(tx, who, fields, now));
  if (!acted) notFound();
  return acted.slip ? backTo(request, acted.page, acted.slip, now) : seeOther(acted.page);
}

export default function StaffRequest() {
  return <RequestPage {...useLoaderData<typeof loader>()} />;
}
