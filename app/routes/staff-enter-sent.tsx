import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { showEntryReceipt } from "../referrals/enter.server";
import { staffChrome } from "../staff/chrome.server";
import { readEntry, showStoryReceipt } from "../staff/enter-story.server";
import { EnteredPage } from "../staff/entered-page";
import { EnteredStoryPage } from "../staff/entered-story-page";
import { requireStaff } from "../staff/require-staff.server";
import { may } from "../staff/staff";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("desk:entry.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, null);
  await readEntry(request, staff, now);
  const story = await showStoryReceipt(request, staff, now);
  const receipt = story ? undefined : await showEntryReceipt(request, staff, now);
  return {
    chrome: await staffChrome(store.read, staff),
    story,
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
  const { entered, story } = useLoaderData<typeof loader>();
  return story ? <EnteredStoryPage {...story} /> : <EnteredPage entered={entered} />;
}
