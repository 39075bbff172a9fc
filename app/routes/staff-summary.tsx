import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { notFound, seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { requireStaff } from "../staff/require-staff.server";
import { SummaryPage } from "../staff/summary-page";
import { readSummary } from "../staff/summary.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  staff: true,
  title: (t, { summary }: { summary: { reference: string } }) =>
    t("desk:summary.title", { reference: summary.reference }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const who = await requireStaff(request, "passOnRequest");
  const summary = await readSummary(store, who, params.reference!, "page", new Date());
  if (!summary) notFound();
  if (summary === "notOpened") throw seeOther(paths.request(params.reference!));
  return { chrome: await staffChrome(store.read, who.staff), summary };
}

export default function StaffSummary() {
  return <SummaryPage {...useLoaderData<typeof loader>().summary} />;
}
