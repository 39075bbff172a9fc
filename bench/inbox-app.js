/** The portal's own code in this process, as its sources are: to be loaded after the environment is set. */
import { resolve } from "node:path";
import { createServer } from "vite";

export const root = resolve(import.meta.dirname, "..");

/** @returns {Promise<(file: string) => Promise<Record<string, any>>>} what a file exports, by its path in the project */
export async function loadApp() {
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: "error",
    appType: "custom",
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  return (file) => vite.ssrLoadModule(`/${file}`);
}
