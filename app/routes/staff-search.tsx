import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { searchRequests } from "../referrals/search-requests.server";
import { staffChrome } from "../staff/chrome.server";
import { requireStaff } from "../staff/require-staff.server";
import { keepSearch, readSearch } from "../staff/search-memory.server";
import { SearchPage } from "../staff/search-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("staff:search.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff, session } = await requireStaff(request, "searchRequests");
  const typed = await readSearch(store.read, session.id);
  const { rows, more, elsewhere } = await searchRequests(store, staff, typed, now);
  return { chrome: await staffChrome(store.read, staff, now), typed, rows, more, elsewhere };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { session } = await requireStaff(request, "searchRequests");
  const typed = readForm(context).one("words");
  await store.transaction((tx) => keepSearch(tx, session.id, typed, new Date()));
  return seeOther(paths.search);
}

export default function StaffSearch() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}
