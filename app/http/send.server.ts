/** Writing an answer: its headers, its cookies, compressed or not. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { Asset } from "./assets.server";
import { setCookie } from "./cookies.server";
import type { KeptPage } from "./kept-pages.server";
import { securityHeaders } from "./security-headers.server";

const HTML = "text/html; charset=utf-8";

const PAGE_HEADERS: Record<string, string> = {
  "Content-Type": HTML,
  "Cache-Control": "no-store",
  Vary: "Cookie, Accept-Language, Accept-Encoding",
};

/** no-store alone does not keep a page out of the back-forward cache; a cookie that changes after it was made does
 *  (seen in Chromium), so every page sets a fresh throwaway and leaving expires it. */
const throwaway = () => setCookie("seen", randomUUID());

const KEPT_HEADERS = Object.entries({ ...securityHeaders, ...PAGE_HEADERS }).flat();
const KEPT_ZIPPED = [...KEPT_HEADERS, "Content-Encoding", "gzip"];

/** All headers at once: one by one, they took longer than everything else about a page that is kept. */
export function sendKept(req: IncomingMessage, res: ServerResponse, { plain, zipped }: KeptPage): void {
  const zip = acceptsGzip(req);
  const body = zip ? zipped : plain;
  const headers = zip ? KEPT_ZIPPED : KEPT_HEADERS;
  res
    .writeHead(200, [...headers, "Content-Length", String(body.length), "Set-Cookie", throwaway()])
    .end(body);
}

export interface PageBytes {
  plain: Buffer;
  /** made here where a page was not kept; null for one that must not be compressed */
  zipped?: Buffer | null | undefined;
}

export function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  { status = 200, plain, zipped, cookies = [] }: PageBytes & { status?: number; cookies?: string[] },
): void {
  for (const name in PAGE_HEADERS) res.setHeader(name, PAGE_HEADERS[name]!);
  res.setHeader("Set-Cookie", [...cookies, throwaway()]);
  if (zipped === null || !acceptsGzip(req)) return send(req, res, status, null, plain);
  res.setHeader("Content-Encoding", "gzip");
  send(req, res, status, null, zipped ?? gzipSync(plain, { level: 1 }));
}

export function sendAsset(req: IncomingMessage, res: ServerResponse, asset: Asset): void {
  const zipped = asset.gzipped && acceptsGzip(req);
  res.setHeader("Cache-Control", asset.forever ? "public, max-age=31536000, immutable" : "no-cache");
  if (asset.gzipped) res.setHeader("Vary", "Accept-Encoding");
  if (zipped) res.setHeader("Content-Encoding", "gzip");
  send(req, res, 200, asset.type, zipped ? asset.gzipped! : asset.body);
}

/** Of what is no page: never kept by anyone. */
export function sendOther(
  req: IncomingMessage,
  res: ServerResponse,
  {
    status,
    type,
    body,
    cookies = [],
  }: { status: number; type: string | null; body: Buffer; cookies?: string[] },
): void {
  res.setHeader("Cache-Control", "no-store");
  if (cookies.length) res.setHeader("Set-Cookie", cookies);
  send(req, res, status, type, body);
}

const acceptsGzip = (req: IncomingMessage) => /\bgzip\b/.test(String(req.headers["accept-encoding"] ?? ""));

function send(req: IncomingMessage, res: ServerResponse, status: number, type: string | null, body: Buffer) {
  res.statusCode = status;
  if (type) res.setHeader("Content-Type", type);
  res.setHeader("Content-Length", body.length);
  res.end(req.method === "HEAD" ? undefined : body);
}
