/** The HTTP server: one small file on node:http between the network and Remix. */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { chooseLanguage, type Language } from "../i18n/i18n.server";
import { log } from "../log.server";
import { randomReference } from "../random.server";
import { findAsset, type Asset } from "./assets.server";
import { findCookie, setCookie } from "./cookies.server";
import { destroyTraces, leaveCookies, leavePage } from "./leave.server";
import type { PlainKind } from "../ui/plain-message";
import { readBody } from "./read-body.server";
import { postedFromHere, remoteAddress, servedOrigin } from "./same-origin.server";
import { securityHeaders } from "./security-headers.server";

declare module "@remix-run/node" {
  interface AppLoadContext {
    language: Language;
    /** names this request in the log and on an error page */
    faultReference: string;
    /** for slowing guesses; never kept */
    address: string;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

export interface Answers {
  build: ServerBuild;
  health(request: IncomingMessage): Promise<{ status: number; body: object }>;
  /** a whole page, made without Remix and without the database */
  plainPage(kind: PlainKind, language: Language, reference: string): string;
}

/** Pages that show a code, and staff pages, are never compressed: length would tell of what they hold (BREACH). */
const SECRET = /^\/(staff|form\/sent|your-page)/i;

export function createPortalServer(answers: Answers): Server {
  const remix = createRequestHandler(answers.build, "production");

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    for (const name in securityHeaders) res.setHeader(name, securityHeaders[name]!);
    const target = readTarget(req);
    const path = target?.pathname ?? "/";
    const language = chooseLanguage(
      findCookie(req.headers.cookie, "lang"),
      req.headers["accept-language"] ?? null,
    );
    const faultReference = randomReference();
    const plain = (status: number, kind: Parameters<Answers["plainPage"]>[0]) =>
      html(req, res, status, answers.plainPage(kind, language, faultReference));

    try {
      if (!target) return plain(400, "notFound");
      if (req.method !== "GET" && req.method !== "HEAD" && req.method !== "POST") {
        res.setHeader("Allow", "GET, HEAD, POST");
        return empty(res, 405);
      }
      if (path === "/health") {
        const { status, body } = await answers.health(req);
        res.setHeader("Cache-Control", "no-store");
        return send(req, res, status, "application/json", Buffer.from(JSON.stringify(body)));
      }
      const asset = req.method === "POST" ? undefined : findAsset(path);
      if (asset) return sendAsset(req, res, asset);
      // no page of ours asks for its data alone
      if (path.endsWith(".data") || target.searchParams.has("_data")) return empty(res, 404);

      const body = req.method === "POST" ? await readBody(req) : undefined;
      if (body && /(^|&)leave=1(&|$)/.test(body.subarray(0, 64).toString("latin1"))) {
        res.setHeader("Set-Cookie", leaveCookies());
        res.setHeader("Cache-Control", "no-store");
        send(req, res, 200, "text/html; charset=utf-8", Buffer.from(leavePage));
        return await destroyTraces(req.headers.cookie);
      }
      if (body === null) return plain(413, "tooLong");
      if (body && !postedFromHere(req.headers)) return plain(403, "refused");

      const response = await remix(asRequest(req, target, body), {
        language,
        faultReference,
        address: remoteAddress(req.headers, req.socket.remoteAddress),
      });
      await sendResponse(req, res, path, response);
    } catch {
      // never the error's own text: it may quote what somebody typed
      log.error({
        code: "fault",
        section: sectionOf(path),
        reference: faultReference,
      });
      if (res.headersSent) res.destroy();
      else plain(500, "fault");
    }
  }

  return createServer((req, res) => void answer(req, res));
}

/** What is asked for, as our own address. @returns undefined for what no link of ours leads to: "//host", another
 *  server's address, a fragment, a broken escape or a broken Host */
function readTarget(req: IncomingMessage): URL | undefined {
  const raw = req.url ?? "";
  if (!/^\/(?!\/)[^#\\]*$/.test(raw)) return undefined;
  try {
    const target = new URL(raw, servedOrigin(req.headers));
    decodeURIComponent(target.pathname);
    return target.pathname.startsWith("//") ? undefined : target;
  } catch {
    return undefined;
  }
}

const SECTIONS = ["ask", "find-your-hub", "form", "hubs", "staff", "your-page"];
/** For the log: where in the portal it was. An address may hold anything somebody typed. */
const sectionOf = (path: string) => SECTIONS.find((it) => path.split("/", 2)[1] === it) ?? "other";

function asRequest(req: IncomingMessage, target: URL, body: Buffer | undefined): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    if (value !== undefined && !name.startsWith("x-forwarded-"))
      headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  // Remix compares Origin with Host; the real comparison is done, and Host may be the proxy's
  headers.set("host", target.host);
  return new Request(target, {
    method: req.method!,
    headers,
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
}

async function sendResponse(req: IncomingMessage, res: ServerResponse, path: string, response: Response) {
  const type = response.headers.get("content-type");
  const cookies = response.headers.getSetCookie();
  for (const [name, value] of response.headers) if (name !== "set-cookie") res.setHeader(name, value);
  if (!type?.startsWith("text/html")) {
    res.setHeader("Cache-Control", "no-store");
    if (cookies.length) res.setHeader("Set-Cookie", cookies);
    return send(req, res, response.status, type, Buffer.from(await response.arrayBuffer()));
  }
  html(req, res, response.status, await response.text(), { cookies, compress: !SECRET.test(path) });
}

function html(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  page: string,
  { cookies = [] as string[], compress = true } = {},
): void {
  // no-store alone does not keep a page out of the back-forward cache; a cookie that changes after it was
  // made does (seen in Chromium), so every page sets a fresh throwaway and leaving expires it
  res.setHeader("Set-Cookie", [...cookies, setCookie("seen", randomBytes(6).toString("base64url"))]);
  res.setHeader("Cache-Control", "no-store");
  res.setHeader("Vary", "Cookie, Accept-Language, Accept-Encoding");
  const bytes = Buffer.from(page);
  if (!compress || !acceptsGzip(req)) return send(req, res, status, "text/html; charset=utf-8", bytes);
  res.setHeader("Content-Encoding", "gzip");
  send(req, res, status, "text/html; charset=utf-8", gzipSync(bytes, { level: 1 }));
}

function sendAsset(req: IncomingMessage, res: ServerResponse, asset: Asset): void {
  const zipped = asset.gzipped && acceptsGzip(req);
  res.setHeader("Cache-Control", asset.forever ? "public, max-age=31536000, immutable" : "no-cache");
  if (asset.gzipped) res.setHeader("Vary", "Accept-Encoding");
  if (zipped) res.setHeader("Content-Encoding", "gzip");
  send(req, res, 200, asset.type, zipped ? asset.gzipped! : asset.body);
}

const acceptsGzip = (req: IncomingMessage) => /\bgzip\b/.test(String(req.headers["accept-encoding"] ?? ""));

function send(req: IncomingMessage, res: ServerResponse, status: number, type: string | null, body: Buffer) {
  res.statusCode = status;
  if (type) res.setHeader("Content-Type", type);
  res.setHeader("Content-Length", body.length);
  res.end(req.method === "HEAD" ? undefined : body);
}

function empty(res: ServerResponse, status: number): void {
  res.statusCode = status;
  res.setHeader("Content-Length", 0);
  res.end();
}
