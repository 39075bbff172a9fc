import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { listHubs } from "../hubs/hubs.server";
import { staffChrome } from "../staff/chrome.server";
import { listEverybody, MOST_IN_FILE, readRecord } from "../staff/read-record.server";
import { readRecordFilter } from "../staff/record-filter";
import { RecordPage } from "../staff/record-page";
import { requireStaff } from "../staff/require-staff.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("record:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "readRecord");
  const query = new URL(request.url).searchParams;
  const after = query.get("after");
  const { filter, slip } = readRecordFilter(query, now);
  const read = slip ? null : await readRecord(store, staff, filter, after, now);
  const missing = read === "noReference" ? { field: "reference" as const, code: read } : undefined;
  const found = read === "noReference" ? null : read;
  const hubs = (await listHubs(store.read)).map(({ id, name }) => ({ id, name }));
  const people = await listEverybody(store.read);
  const chrome = await staffChrome(store.read, staff);
  const further = after !== null;
  return data({
    chrome,
    filter,
    slip: slip ?? missing,
    found,
    further,
    people,
    hubs,
    mostInFile: MOST_IN_FILE,
  });
}

export default function StaffRecord() {
  return <RecordPage {...useLoaderData<typeof loader>()} />;
}
