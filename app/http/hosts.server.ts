/** Staff pages on a host of their own, where STAFF_URL names one: who is asked, staff's host or families'. */
import type { IncomingHttpHeaders } from "node:http";
import { env } from "../env.server";

/** "both": there is one host for all. */
export type Side = "both" | "families" | "staff";

const publicHost = env.publicUrl && new URL(env.publicUrl).host;

export function sideOf(headers: IncomingHttpHeaders): Side {
  if (!env.staffHost) return "both";
  return askedHost(headers) === env.staffHost ? "staff" : "families";
}

/** What the proxy was asked for. Host goes first where it is one of ours: a proxy that passes it on may pass on an
 *  X-Forwarded-Host too that somebody made up. */
function askedHost(headers: IncomingHttpHeaders): string {
  const host = tidy(headers.host);
  if (host === env.staffHost || host === publicHost || !env.TRUST_PROXY) return host;
  return tidy(String(headers["x-forwarded-host"] ?? "").split(",")[0]);
}

const tidy = (host = "") =>
  host
    .trim()
    .toLowerCase()
    .replace(/:(80|443)$/, "");
