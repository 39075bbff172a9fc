import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vitest/config";
import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [process.env.VITEST ? null : remix(remixConfig)],
  build: { target: "node20", assetsInlineLimit: 0 },
});
