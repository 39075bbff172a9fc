import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { refreshSiteFacts } from "../site-facts.server";
import { staffChrome } from "../staff/chrome.server";
import { HistoryPage } from "../staff/history-page";
import { putBack, readHistoryPage } from "../staff/put-back.server";
import { requireStaff } from "../staff/require-staff.server";
import { OF_SERVICE, PUT_BACK } from "../staff/say-change";
import { listWhomToTell } from "../staff/staff-names.server";
import { backTo, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("manage:history.link") };

/** The history of a hub is its manager's, and that of the whole service its own managers'. */
const mayLook = (request: Request, of: string) =>
  of === OF_SERVICE ? requireStaff(request, "manageService", null) : requireStaff(request, "manageHub", of);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, of] = [new Date(), params.of!];
  const { staff } = await mayLook(request, of);
  const { slip, headers } = await takeSlip(request, paths.history(of), now);
  const before = new URL(request.url).searchParams.get("before");
  const found = await readHistoryPage(store.read, staff, { of, before });
  const tell = await listWhomToTell(store.read, staff);
  return data({ chrome: await staffChrome(store.read, staff), of, ...found, tell, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, of] = [new Date(), params.of!];
  const { staff } = await mayLook(request, of);
  const id = readForm(context).one("id");
  const answer = await putBack(store, staff, id, now);
  if (!answer.ok && answer.why === "notFound") notFound();
  if (!answer.ok) {
    const slip = { form: PUT_BACK, problems: [{ field: id, code: answer.why }], values: {} };
    // an older change stands on an older page
    return backTo(request, paths.history(of), slip, now, paths.history(of) + new URL(request.url).search);
  }
  await refreshSiteFacts();
  return saying(request, paths.history(of), "putBack", now);
}

export default function StaffHistory() {
  return <HistoryPage {...useLoaderData<typeof loader>()} />;
}
