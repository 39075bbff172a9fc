/** Finished pages, in memory: the same bytes for everybody of whom nothing is known. */
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { hasAnyCookie } from "./cookies.server";
import { languageOf } from "./language.server";
import { pack, type Packed } from "./packed.server";

export interface KeptPage {
  bytes: Packed;
  /** of what it shows, counted by the database */
  version: number;
  /** ms since 1970 */
  until: number;
}

const pages = new Map<string, KeptPage>();
let held = 0;
const MOST_BYTES = 8 * 1024 * 1024;
const MINUTE_MS = 60_000;
const sizeOf = ({ bytes }: KeptPage) => Object.values(bytes).reduce((sum, it) => sum + it.length, 0);

/** By what a page is kept. @returns undefined for whoever has a form, a visit or a session */
export function keyFor({ method, url, headers }: IncomingMessage): string | undefined {
  if (method !== "GET") return undefined;
  if (hasAnyCookie(headers.cookie, ["draft", "slip", "visit", "staff"])) return undefined;
  return `${isFirstVisit(headers) ? "first " : ""}${languageOf(headers).code} ${url}`;
}

/** Nothing of ours was shown since this browser opened, or since it left. */
export const isFirstVisit = ({ cookie }: IncomingHttpHeaders): boolean => !hasAnyCookie(cookie, ["seen"]);

/** @param version of what pages show, read for this request. @returns undefined where it is to be made anew */
export function findKept(key: string, version: number, now: number): KeptPage | undefined {
  const page = pages.get(key);
  if (page && page.version === version && now < page.until) return page;
  if (page) drop(key, page);
  return undefined;
}

/** Keeps a page until the minute ends: "open until 4:45pm" is never older than that.
 *  @param version read before the page was made. @param begun when making it began, ms since 1970 */
export function keepPage(key: string, html: Buffer, version: number, begun: number): void {
  const page: KeptPage = {
    bytes: pack(html, 6),
    version,
    until: (Math.floor(begun / MINUTE_MS) + 1) * MINUTE_MS,
  };
  const before = pages.get(key);
  if (before) drop(key, before);
  pages.set(key, page);
  held += sizeOf(page);
  for (const [oldest, it] of pages) {
    if (held <= MOST_BYTES) break;
    drop(oldest, it);
  }
}

function drop(key: string, page: KeptPage): void {
  pages.delete(key);
  held -= sizeOf(page);
}
