import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { findHubById } from "../hubs/hubs.server";
import { readCookie } from "../http/cookies.server";
import { findReceipt } from "../questions/receipts.server";
import { whoReadsNow } from "../referrals/form-notices.server";
import { SentGone, SentPage } from "../referrals/sent-page";
import type { Receipt } from "../referrals/submit-referral.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("referral:sent.title") };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const now = new Date();
  const receipt = await findReceipt<Receipt>(readCookie(request, "draft"), "referral", now);
  if (!receipt) return null;
  const hub = receipt.hub ? await findHubById(store.read, receipt.hub) : undefined;
  const urgent = receipt.urgent ? await whoReadsNow(receipt.hub, context.language.code, now) : null;
  return {
    ...receipt,
    dueAt: new Date(receipt.dueAt),
    hub: hub ? { name: hub.name, phone: hub.phone } : null,
    urgent,
  };
}

export default function FormSent() {
  const sent = useLoaderData<typeof loader>();
  return sent ? <SentPage {...sent} /> : <SentGone />;
}
