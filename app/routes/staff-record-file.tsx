import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { download, notFound } from "../http/respond.server";
import { exportRecord } from "../staff/read-record.server";
import { readRecordFilter } from "../staff/record-filter";
import { requireStaff } from "../staff/require-staff.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "readRecord");
  const { filter, slip } = readRecordFilter(new URL(request.url).searchParams, now);
  const file = slip ? undefined : await exportRecord(store, staff, filter, now);
  if (file === undefined) notFound();
  return download(file, `record-${filter.from}-${filter.to}.csv`);
}
