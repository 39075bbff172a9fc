/** Asking Remix, with no more than it needs for this one request. */
import type { IncomingMessage } from "node:http";
import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";

/** Remix sorts every route it knows anew for each request, which took a tenth of a page's time: so there is a
 *  handler for each first part of an address, and it knows the routes that begin so. */
export function remixBySection(build: ServerBuild): (path: string) => RequestHandler {
  const handlers = new Map<string, RequestHandler>();
  const sections = new Set(Object.values(build.routes).map((it) => sectionOf(`/${it?.path ?? ""}`)));
  return (path) => {
    const asked = sectionOf(path);
    // made-up addresses share one, or they would fill the memory
    const section = sections.has(asked) ? asked : "*";
    let handler = handlers.get(section);
    if (!handler) {
      const assets = { ...build.assets, routes: within(section, build.assets.routes) };
      const part = { ...build, routes: within(section, build.routes), assets };
      handlers.set(section, (handler = createRequestHandler(part, "production")));
    }
    return handler;
  };
}

/** The routes of one section, with the two that every page needs. */
function within<R extends Record<string, { path?: string | undefined } | undefined>>(
  section: string,
  routes: R,
): R {
  const needed = Object.entries(routes).filter(
    ([id, it]) => id === "root" || it?.path === "*" || sectionOf(`/${it?.path ?? ""}`) === section,
  );
  return Object.fromEntries(needed) as R;
}

/** Addresses match whether written in capitals or not. @returns "" for the home page */
const sectionOf = (path: string): string => path.split("/", 2)[1]!.toLowerCase();

/** Without its body: that was read, and goes to the action by the load context. */
export function asRequest(req: IncomingMessage, target: URL): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    if (value !== undefined && !name.startsWith("x-forwarded-"))
      headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  // Remix compares Origin with Host; the real comparison is done, and Host may be the proxy's
  headers.set("host", target.host);
  return new Request(target, { method: req.method!, headers });
}
