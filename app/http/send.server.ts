/** Writing an answer: its headers, its cookies, compressed or not. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { Asset } from "./assets.server";
import { setCookie } from "./cookies.server";
import type { KeptPage } from "./kept-pages.server";
import { accepts, choosePacked } from "./packed.server";
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

let keptHeaders: readonly string[] | undefined;

/** All headers at once: one by one, they took longer than everything else about a page that is kept. */
export function sendKept(req: IncomingMessage, res: ServerResponse, { bytes }: KeptPage): void {
  keptHeaders ??= Object.entries({ ...securityHeaders(), ...PAGE_HEADERS }).flat();
  const { body, encoding } = choosePacked(req, bytes);
  const headers = [...keptHeaders, "Content-Length", String(body.length), "Set-Cookie", throwaway()];
  if (encoding) headers.push("Content-Encoding", encoding);
  res.writeHead(200, headers).end(body);
}

export interface PageAnswer {
  page: string;
  status?: number;
  cookies?: string[];
  /** false for a page whose length would tell something */
  compress?: boolean;
}

export function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  { page, status = 200, cookies = [], compress = true }: PageAnswer,
): void {
  for (const name in PAGE_HEADERS) res.setHeader(name, PAGE_HEADERS[name]!);
  res.setHeader("Set-Cookie", [...cookies, throwaway()]);
  const plain = Buffer.from(page);
  if (!compress || !accepts(req, "gzip")) return send(req, res, status, null, plain);
  res.setHeader("Content-Encoding", "gzip");
  // a third of a millisecond more than the quickest, for two kilobytes less of a first visit
  send(req, res, status, null, gzipSync(plain, { level: 5 }));
}

export function sendAsset(req: IncomingMessage, res: ServerResponse, asset: Asset): void {
  const { body, encoding } = choosePacked(req, asset.bytes);
  res.setHeader("Cache-Control", asset.forever ? "public, max-age=31536000, immutable" : "no-cache");
  if (asset.workerScope) res.setHeader("Service-Worker-Allowed", asset.workerScope);
  if (asset.bytes.gzip) res.setHeader("Vary", "Accept-Encoding");
  if (encoding) res.setHeader("Content-Encoding", encoding);
  send(req, res, 200, asset.type, body);
}

/** Of what is no page: never kept by anyone, unless it says itself that it may be. */
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
  if (!res.hasHeader("Cache-Control")) res.setHeader("Cache-Control", "no-store");
  if (cookies.length) res.setHeader("Set-Cookie", cookies);
  send(req, res, status, type, body);
}

function send(req: IncomingMessage, res: ServerResponse, status: number, type: string | null, body: Buffer) {
  res.statusCode = status;
  if (type) res.setHeader("Content-Type", type);
  res.setHeader("Content-Length", body.length);
  res.end(req.method === "HEAD" ? undefined : body);
}
