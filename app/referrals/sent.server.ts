import { store } from "../db.server";
import { readCookie } from "../http/cookies.server";
import { findHubById } from "../hubs/hubs.server";
import { findReceipt } from "../questions/receipts.server";
import { whoReadsNow } from "./form-notices.server";
import type { Receipt } from "./submit-referral.server";

/** What the confirmation of a request shows; undefined where this browser sent none in the last ten minutes. */
export async function readRequestSent(request: Request, lang: string, now: Date) {
  const receipt = await findReceipt<Receipt>(readCookie(request, "draft"), "referral", now);
  if (!receipt) return undefined;
  const hub = receipt.hub ? await findHubById(store.read, receipt.hub) : undefined;
  return {
    ...receipt,
    dueAt: new Date(receipt.dueAt),
    hub: hub ? { name: hub.name, phone: hub.phone } : null,
    urgent: receipt.urgent ? await whoReadsNow(receipt.hub, lang, now) : null,
  };
}
