import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound, seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { takeBulkForm } from "../staff/act-on-bulk.server";
import { BulkPage } from "../staff/bulk-page";
import { staffChrome } from "../staff/chrome.server";
import { readBulk } from "../staff/read-bulk.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  staff: true,
  title: (t, { bulk }: { bulk: { items: unknown[] } }) => t("desk:bulk.title", { count: bulk.items.length }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "bulkRequests");
  const bulk = await readBulk(store, staff, params.id!, now);
  if (!bulk) notFound();
  const { slip, headers } = await takeSlip(request, paths.bulk(bulk.id), now);
  return data({ chrome: await staffChrome(store.read, staff), bulk, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "bulkRequests");
  const slip = await takeBulkForm(store, staff, params.id!, readForm(context).all(), now);
  if (slip === undefined) notFound();
  const page = paths.bulk(params.id!);
  return slip ? backTo(request, page, slip, now) : seeOther(page);
}

export default function StaffBulk() {
  return <BulkPage {...useLoaderData<typeof loader>()} />;
}
