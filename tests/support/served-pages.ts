/** Families' pages over HTTP in this process, by the portal's own server: with its headers and the pages it keeps. Made of
 *  the sources, so that it needs no build and runs on the engine of the test. */
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];
type Module = Routes[string] extends infer R
  ? NonNullable<R> extends { module: infer M }
    ? M
    : never
  : never;

const modules = import.meta.glob<Module>("../../app/routes/*.tsx");

async function loadRoutes(staff: RegExp | undefined): Promise<Routes> {
  const { default: configured } = await import("../../app/routes");
  const routes: Routes = {
    root: { id: "root", path: "", module: await import("../../app/root") },
  };
  for (const it of configured) {
    const load = modules[`../../app/${it.file}`];
    if (!load || (it.file.startsWith("routes/staff-") && !staff?.test(it.file))) continue;
    routes[it.file] = {
      ...{ id: it.file, parentId: "root", path: it.path, index: it.index },
      module: await load(),
    };
  }
  return routes;
}

/** The store must be open. @param staff which files of staff pages are served too. @returns where it is served */
export async function servePages(staff?: RegExp): Promise<{ url: string; close(): Promise<void> }> {
  const { createPortalServer } = await import("../../app/http/server.server");
  const { plainPage } = await import("../../app/plain-page.server");
  const { refreshSiteFacts, shownVersion } = await import("../../app/site-facts.server");
  await refreshSiteFacts();
  const routes = await loadRoutes(staff);
  const known = Object.values(routes).map((it) => [it.id, { ...it, module: "", imports: [] }]);
  const build = {
    entry: { module: await import("../../app/entry.server") },
    routes,
    assets: {
      entry: { imports: [], module: "" },
      routes: Object.fromEntries(known) as object,
      url: "",
      version: "test",
    },
    publicPath: "/",
    assetsBuildDirectory: "",
    isSpaMode: false,
    basename: "/",
    future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
  } as unknown as ServerBuild;
  const server = createPortalServer({
    build,
    health: () => Promise.resolve({ status: 200, body: {} }),
    plainPage,
    streamInbox: () => Promise.reject(new Error("No inbox here")),
    shownVersion,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
