/** Styles, scripts and pictures: read once at start, named by their content, kept for ever by browsers. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

export interface Asset {
  type: string;
  body: Buffer;
  gzipped: Buffer | null;
  /** named by content: the address changes when the content does */
  forever: boolean;
}

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".txt": "text/plain; charset=utf-8",
};

const served = new Map<string, Asset>();
const addresses = new Map<string, string>();

function load(file: string, address: string): void {
  const type = TYPES[extname(file)];
  if (!type) return;
  const body = readFileSync(file);
  const gzipped = /^text|svg/.test(type) ? gzipSync(body, { level: 9 }) : null;
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 8);
  const hashed = address.replace(/(\.\w+)$/, `.${hash}$1`);
  served.set(address, { type, body, gzipped, forever: false });
  served.set(hashed, { type, body, gzipped, forever: true });
  addresses.set(address, hashed);
}

/** Reads everything under `public/` and the two style sheets that the build made. */
export function loadAssets(): void {
  for (const name of readdirSync("public", { recursive: true, encoding: "utf8" }))
    load(join("public", name), `/${name.replaceAll("\\", "/")}`);
  for (const name of ["ltr.css", "rtl.css"]) load(join("build/styles", name), `/styles/${name}`);
}

export const findAsset = (path: string): Asset | undefined => served.get(path);

/** @param address as in `public/`, e.g. "/js/family.js". @returns where it is served, named by content */
export const assetAddress = (address: string): string => addresses.get(address) ?? address;
