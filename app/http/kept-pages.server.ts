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

/** Pages by key, the oldest first, and how many bytes they take. */
interface Shelf {
  pages: Map<string, KeptPage>;
  held: number;
  most: number;
}
const newShelf = (most: number): Shelf => ({ pages: new Map(), held: 0, most });
const plain = newShelf(8 * 1024 * 1024);
/** Lists can be narrowed in more ways than there is memory: those must not push out the home page. */
const narrowed = newShelf(4 * 1024 * 1024);
const shelfOf = (key: string) => (key.includes("?") ? narrowed : plain);
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
  const shelf = shelfOf(key);
  const page = shelf.pages.get(key);
  if (page && page.version === version && now < page.until) return page;
  if (page) drop(shelf, key, page);
  return undefined;
}

/** Lists that somebody asked for once, lately: one that nobody asks for again is not worth packing. */
const askedOnce = new Set<string>();
const MOST_ASKED = 1000;

function isAskedAgain(key: string): boolean {
  if (askedOnce.delete(key)) return true;
  if (askedOnce.size >= MOST_ASKED) askedOnce.clear();
  askedOnce.add(key);
  return false;
}

/** Keeps a page until the minute ends: "open until 4:45pm" is never older than that.
 *  @param version read before the page was made. @param begun when making it began, ms since 1970 */
export function keepPage(key: string, html: Buffer, version: number, begun: number): void {
  const shelf = shelfOf(key);
  if (shelf === narrowed && !isAskedAgain(key)) return;
  const page: KeptPage = {
    bytes: pack(html, 6),
    version,
    until: (Math.floor(begun / MINUTE_MS) + 1) * MINUTE_MS,
  };
  const before = shelf.pages.get(key);
  if (before) drop(shelf, key, before);
  shelf.pages.set(key, page);
  shelf.held += sizeOf(page);
  for (const [oldest, it] of shelf.pages) {
    if (shelf.held <= shelf.most) break;
    drop(shelf, oldest, it);
  }
}

function drop(shelf: Shelf, key: string, page: KeptPage): void {
  shelf.pages.delete(key);
  shelf.held -= sizeOf(page);
}
