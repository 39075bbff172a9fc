/** Calls one function of a test's file on the database of a portal that is under way, and prints what it returns as JSON.
 *  A process of its own: what is sealed needs that portal's keys, and settings are read once. Run with its DATA_DIR.
 *  Arguments: the file, the function's name, and the function's own as JSON. */
import { resolve } from "node:path";
import { createServer } from "vite";

const vite = await createServer({
  root: resolve(import.meta.dirname, ".."),
  configFile: false,
  logLevel: "error",
  appType: "custom",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const [file, name, given] = process.argv.slice(2);
const { store } = await vite.ssrLoadModule("/app/db.server.ts");
const made = await (await vite.ssrLoadModule(`/${file}`))[name ?? ""](store, ...JSON.parse(given ?? "[]"));
process.stdout.write(JSON.stringify(made));
await store.close();
await vite.close();
