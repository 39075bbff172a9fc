import type { IncomingHttpHeaders } from "node:http";
import { env } from "../env.server";
import { sideOf } from "./hosts.server";

/** The address the browser believes it is at. Forwarded headers count only behind a proxy we were told of. */
export function servedOrigin(headers: IncomingHttpHeaders): string {
  if (sideOf(headers) === "staff") return env.staffUrl!;
  if (env.publicUrl) return env.publicUrl;
  const forwarded = (name: string) =>
    env.TRUST_PROXY
      ? String(headers[name] ?? "")
          .split(",")[0]!
          .trim()
      : "";
  const host = forwarded("x-forwarded-host") || headers.host || "";
  return `${forwarded("x-forwarded-proto") || "http"}://${host}`;
}

/** Whether a form was posted from one of our own pages. A browser that says nothing of where it comes from is
 *  believed: the cookies are SameSite, and old phones send neither header. */
export function postedFromHere(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  return headers.origin === undefined || headers.origin === servedOrigin(headers);
}

/** The address the request came from, for slowing guesses; never kept. */
export function remoteAddress(headers: IncomingHttpHeaders, socketAddress: string | undefined): string {
  const forwarded = env.TRUST_PROXY
    ? String(headers["x-forwarded-for"] ?? "")
        .split(",")
        .pop()!
        .trim()
    : "";
  return forwarded || socketAddress || "";
}
