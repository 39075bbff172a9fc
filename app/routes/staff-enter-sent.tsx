import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { showEntryReceipt } from "../referrals/enter.server";
import { staffChrome } from "../staff/chrome.server";
import { EnteredPage } from "../staff/entered-page";
import { requireStaff } from "../staff/require-staff.server";
import { may } from "../staff/staff";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("desk:entry.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "enterRequest");
  const receipt = await showEntryReceipt(request, staff, new Date());
  return {
    chrome: await staffChrome(store.read, staff),
    entered: receipt && {
      reference: receipt.reference,
      code: receipt.code,
      dueAt: new Date(receipt.dueAt),
      urgent: receipt.urgent,
      mine: may(staff, "readRequest", receipt.hub),
    },
  };
}

export default function StaffEnterSent() {
  const { entered } = useLoaderData<typeof loader>();
  return <EnteredPage entered={entered} />;
}
