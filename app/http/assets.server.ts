/** Styles, scripts and pictures: read once at start, named by their content, kept for ever by browsers. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { pack, type Packed } from "./packed.server";

export interface Asset {
  type: string;
  /** packed where that makes it smaller */
  bytes: Packed;
  /** named by content: the address changes when the content does */
  forever: boolean;
  /** of a service worker: the addresses that it may look after */
  workerScope?: string | undefined;
}

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".txt": "text/plain; charset=utf-8",
};

/** A service worker may reach no further than its own folder, unless the server says so. */
const WORKER_SCOPES: Record<string, string> = { "/js/register-worker.js": "/staff/groups/" };

const served = new Map<string, Asset>();
const addresses = new Map<string, string>();

function load(file: string, address: string): void {
  const type = TYPES[extname(file)];
  if (!type) return;
  const body = readFileSync(file);
  const bytes = /^text|svg/.test(type) ? pack(body, 10) : { plain: body };
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 8);
  const hashed = address.replace(/(\.\w+)$/, `.${hash}$1`);
  served.set(address, { type, bytes, forever: false, workerScope: WORKER_SCOPES[address] });
  served.set(hashed, { type, bytes, forever: true });
  addresses.set(address, hashed);
}

/** Reads everything under `public/` and the style sheets that the build made. */
export function loadAssets(): void {
  for (const name of readdirSync("public", { recursive: true, encoding: "utf8" }))
    load(join("public", name), `/${name.replaceAll("\\", "/")}`);
  for (const name of readdirSync("build/styles")) load(join("build/styles", name), `/styles/${name}`);
}

const sheetOf = (dir: "ltr" | "rtl") => `/styles/${dir}.css`;

/** @returns where the sheet and what staff pages add to it are served, and its text for a page that holds it */
export const styleSheet = (dir: "ltr" | "rtl"): { href: string; staffHref: string; text: string } => ({
  href: assetAddress(sheetOf(dir)),
  staffHref: assetAddress(`/styles/staff-${dir}.css`),
  text: served.get(sheetOf(dir))?.bytes.plain.toString() ?? "",
});

/** For the content security policy: what a page may hold as a sheet of its own. */
export const styleHashes = (): string[] =>
  (["ltr", "rtl"] as const)
    .map((dir) => served.get(sheetOf(dir)))
    .filter((it) => it !== undefined)
    .map(({ bytes }) => `'sha256-${createHash("sha256").update(bytes.plain).digest("base64")}'`);

export const findAsset = (path: string): Asset | undefined => served.get(path);

/** @param address as in `public/`, e.g. "/js/family.js". @returns where it is served, named by content */
export const assetAddress = (address: string): string => addresses.get(address) ?? address;
