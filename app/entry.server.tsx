import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import type { AppLoadContext, HandleErrorFunction } from "@remix-run/node";
import { dressed } from "./dressed.server";
import { log } from "./log.server";
import type { PageHandle } from "./ui/page-handle";

/** Pages are finished HTML: nothing hydrates, so nothing of the loaders' data is sent beside it. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
): Response {
  const { language, faultReference, firstVisit = false, staffHost = false } = loadContext;
  const match = context.staticHandlerContext.matches.at(-1);
  const handle = match && (context.routeModules[match.route.id]?.handle as PageHandle | undefined);
  loadContext.sameForAll = handle?.sameForAll === true;
  const path = new URL(request.url).pathname;
  const markup = renderToStaticMarkup(
    dressed(
      { language, path, faultReference, firstVisit, staffHost },
      <RemixServer context={context} url={request.url} />,
    ),
  );
  loadContext.page = `<!doctype html>${markup}`;
  return new Response(null, { status, headers });
}

/** Remix holds on to what the loaders gave for this long, ms, for a router in the browser that no page of ours has:
 *  five seconds of every page, if it is not told. */
export const streamTimeout = 1;

/** a line of a stack: "    at name (file:1:2)" */
const FRAME = /^ {4}at [\w.<>[\] /:\\()@-]+:\d+:\d+\)?$/;

/** A fault is logged by its reference and kind: its own words may quote what somebody typed. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return;
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string };
  const where = stack
    ?.split("\n")
    .find((line) => FRAME.test(line))
    ?.trim();
  log.error({ code: code ?? name ?? "fault", where, reference: context.faultReference });
};

/** What the process does is in this module too: one build holds the server, the worker and the commands. */
export { main } from "./main.server";
