/** The HTTP server: one small file on node:http between the network and Remix. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { Language } from "../i18n/i18n.server";
import { log } from "../log.server";
import { paths } from "../paths";
import { randomReference } from "../random.server";
import { findAsset } from "./assets.server";
import { sideOf } from "./hosts.server";
import { findKept, isFirstVisit, keepPage, keyFor } from "./kept-pages.server";
import { languageOf } from "./language.server";
import { destroyTraces, leaveCookies, leavePage } from "./leave.server";
import type { PlainKind } from "../ui/plain-message";
import { readBody } from "./read-body.server";
import type { Posted } from "./read-form.server";
import { asRequest, remixBySection } from "./remix.server";
import { postedFromHere, remoteAddress, servedOrigin } from "./same-origin.server";
import { securityHeaders } from "./security-headers.server";
import { sendAsset, sendKept, sendOther, sendPage } from "./send.server";

declare module "@remix-run/node" {
  interface AppLoadContext {
    language: Language;
    /** names this request in the log and on an error page */
    faultReference: string;
    /** for slowing guesses; never kept */
    address: string;
    /** on a host of their own, where there are no pages for families */
    staffHost?: boolean;
    /** the browser holds no style sheet of ours yet */
    firstVisit?: boolean;
    /** for readForm */
    posted?: Posted | undefined;
    /** set by a page that is the same for everybody of whom nothing is known */
    sameForAll?: boolean;
    /** the one address that our links have for it, where something stands behind the question mark */
    keepAs?: string;
    /** the finished page: through a Response and back it would be encoded and decoded for nothing */
    page?: string;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

export interface Answers {
  build: ServerBuild;
  health(request: IncomingMessage): Promise<{ status: number; body: object }>;
  /** a whole page, made without Remix and without the database */
  plainPage(kind: PlainKind, language: Language, reference: string, staffHost: boolean): string;
  /** has another process answer what is asked under /staff; without it, this one does. @throws where there is no answer */
  staffPages?(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** an answer that goes on for as long as the inbox is open */
  streamInbox(req: IncomingMessage, res: ServerResponse, query: URLSearchParams): Promise<void>;
  /** counts the changes of what pages show; whoever asks after a change sees it counted */
  shownVersion(): Promise<number>;
}

const HTML = "text/html; charset=utf-8";
/** Pages that show a code, and staff pages, are never compressed: length would tell of what they hold (BREACH). */
const SECRET = /^\/(staff|form\/sent|your-page)/i;

/** Pictures of those who answer families: shown on both hosts. */
const FACE = /^\/faces\/[\w-]+$/;

const STAFF = /^\/staff(\/|$)/i;

export function createPortalServer(portal: Answers): Server {
  const remix = remixBySection(portal.build);

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const begun = Date.now();
    const side = sideOf(req.headers);
    const staffHost = side === "staff";
    const key = staffHost ? undefined : keyFor(req);
    const version = key === undefined ? -1 : await portal.shownVersion();
    const kept = key !== undefined && findKept(key, version, begun);
    if (kept) return sendKept(req, res, kept);

    const headers = securityHeaders();
    for (const name in headers) res.setHeader(name, headers[name]!);
    const target = readTarget(req);
    const path = target?.pathname ?? "/";
    // on families' host: nothing may tell it from what never was
    const hidden = side === "families" && STAFF.test(path);
    const forStaff = STAFF.test(path) && !hidden;
    const secret = SECRET.test(path) && !hidden;
    const language = languageOf(req.headers);
    let faultReference: string | undefined;
    const reference = () => (faultReference ??= randomReference());
    const plain = (status: number, kind: PlainKind) =>
      sendPage(req, res, { status, page: portal.plainPage(kind, language, reference(), staffHost) });
    const nothing = (status: number) => sendOther(req, res, { status, type: null, body: Buffer.alloc(0) });

    try {
      if (!target) return plain(400, "notFound");
      if (req.method !== "GET" && req.method !== "HEAD" && req.method !== "POST") {
        res.setHeader("Allow", "GET, HEAD, POST");
        return nothing(405);
      }
      if (portal.staffPages && forStaff) return await portal.staffPages(req, res);
      if (path === "/health") {
        const { status, body } = await portal.health(req);
        return sendOther(req, res, {
          status,
          type: "application/json",
          body: Buffer.from(JSON.stringify(body)),
        });
      }
      if (forStaff && path === "/staff/changes" && req.method === "GET")
        return await portal.streamInbox(req, res, target.searchParams);
      const asset = req.method === "POST" ? undefined : findAsset(path);
      if (asset) return sendAsset(req, res, asset);
      // a browser asks for an icon by itself, after leaving too, and the page that says "not there" sets a cookie
      const face = FACE.test(path) && req.method !== "POST";
      if (!face && (path === "/favicon.ico" || req.headers["sec-fetch-dest"] === "image"))
        return nothing(404);
      // no page of ours asks for its data alone, or for what Remix tells a router in the browser
      if (path.endsWith(".data") || path === "/__manifest" || target.searchParams.has("_data"))
        return nothing(404);
      if (staffHost && !forStaff && !face) {
        if (path !== paths.home || req.method === "POST") return plain(404, "notFound");
        res.setHeader("Location", paths.staff);
        return nothing(303);
      }

      const body = req.method === "POST" ? await readBody(req) : undefined;
      if (body && /(^|&)leave=1(&|$)/.test(body.subarray(0, 64).toString("latin1"))) {
        sendOther(req, res, {
          status: 200,
          type: HTML,
          body: Buffer.from(leavePage),
          cookies: leaveCookies(),
        });
        return await destroyTraces(req.headers.cookie);
      }
      if (body === null) return plain(413, "tooLong");
      if (body && !postedFromHere(req.headers)) return plain(403, "refused");

      const context: AppLoadContext = {
        language,
        faultReference: reference(),
        staffHost,
        firstVisit: isFirstVisit(req.headers) && !secret,
        address: remoteAddress(req.headers, req.socket.remoteAddress),
        posted: body && { body, type: req.headers["content-type"] },
      };
      const response = await remix(hidden ? "/*" : path)(asRequest(req, target), context);
      const cookies = response.headers.getSetCookie();
      for (const [name, value] of response.headers) if (name !== "set-cookie") res.setHeader(name, value);
      const type = response.headers.get("content-type");
      const { status } = response;
      if (context.page === undefined)
        return sendOther(req, res, {
          status,
          type,
          body: Buffer.from(await response.arrayBuffer()),
          cookies,
        });
      const { page } = context;
      // only under the address that our links have: made-up ones are without end
      if (
        key &&
        req.url === (context.keepAs ?? path) &&
        context.sameForAll &&
        status === 200 &&
        cookies.length === 0
      )
        keepPage(key, Buffer.from(page), version, begun);
      sendPage(req, res, { page, status, cookies, compress: !secret });
    } catch {
      log.error({ code: "fault", section: loggedSection(path), reference: reference() });
      // never the error's own text: it may quote what somebody typed
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

const SECTIONS = ["ask", "find-your-hub", "form", "groups", "hubs", "staff", "your-page"];
/** For the log: where in the portal it was. An address may hold anything somebody typed. */
const loggedSection = (path: string) => SECTIONS.find((it) => path.split("/", 2)[1] === it) ?? "other";
