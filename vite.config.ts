import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vitest/config";
import remixConfig from "./remix.config.js";

const server = process.env.TEST_POSTGRES_URL;

const TEMPLATES = "tests/support/templates.ts";
/** What these are about is not in the database: one engine is enough. */
const ANY_ENGINE = ["outbox-smtp", "known-identifiers", "staff-guesses", "story-pages", "two-hosts"].map(
  (it) => `tests/integration/${it}.test.ts`,
);
/** The integration suite, once per engine. */
const integration = (name: string, env: Record<string, string>, more: object = {}) => ({
  extends: true as const,
  test: {
    name,
    include: ["tests/integration/**/*.test.ts"],
    setupFiles: ["tests/support/setup.ts"],
    env,
    globalSetup: [TEMPLATES],
    ...more,
  },
});

export default defineConfig({
  plugins: [process.env.VITEST ? null : remix(remixConfig)],
  build: { target: "node20", assetsInlineLimit: 0 },
  test: {
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    env: { TZ: "UTC" },
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts"],
          setupFiles: ["tests/support/setup.ts"],
        },
      },
      integration("SQLite", { DATABASE_URL: "" }, { globalSetup: [TEMPLATES, "tests/support/setup-run.ts"] }),
      ...(server ? [integration("PostgreSQL", { DATABASE_URL: server }, { exclude: ANY_ENGINE })] : []),
      {
        extends: true,
        test: {
          name: "structure",
          globalSetup: [TEMPLATES],
          include: ["tests/structure/**/*.test.ts"],
          setupFiles: ["tests/support/setup.ts"],
          testTimeout: 60_000,
          env: { DATABASE_URL: "" },
        },
      },
    ],
  },
});
