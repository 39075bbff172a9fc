import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, defineConfig, type PlaywrightTestConfig } from "playwright/test";

const PORT = 3210;
const SERVER = "server/**";
const dataDir = process.env.E2E_DATA_DIR ?? mkdtempSync(join(tmpdir(), "portal-e2e-"));
// workers of the tests read the same folder: mails, and the example accounts' codes
process.env.E2E_DATA_DIR = dataDir;

const systems = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const own = existsSync(chromium.executablePath()) ? undefined : systems.find((path) => existsSync(path));
// the one that was found to start goes before Playwright's own, which may lack libraries of the system
const whole = process.env.CHROMIUM_PATH || own;
if (whole) process.env.CHROMIUM_PATH = whole;
const executablePath = process.env.CHROMIUM_SHELL_PATH || whole;
const args = [
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
if (process.getuid?.() === 0) args.push("--no-sandbox");

const use: PlaywrightTestConfig["use"] = {
  baseURL: `http://localhost:${PORT}`,
  locale: "en-GB",
  // what is not there by then never comes: say so, rather than wait for the whole test's time
  actionTimeout: 20_000,
  timezoneId: "Europe/London",
  launchOptions: { executablePath, args },
};

/** One suite, three ways to use it: with script, without, and on the narrowest phone. */
export default defineConfig({
  testDir: "./e2e",
  outputDir: "../test-results",
  workers: 2,
  retries: 0,
  timeout: 90_000,
  fullyParallel: true,
  reporter: [["list"], ["json", { outputFile: "../test-results/e2e.json" }]],
  use,
  projects: [
    { name: "script", testIgnore: SERVER, use: { viewport: { width: 1100, height: 800 } } },
    {
      name: "no script",
      testIgnore: SERVER,
      grepInvert: /@script|@once/,
      use: { javaScriptEnabled: false, viewport: { width: 800, height: 900 } },
    },
    {
      name: "320 px",
      // the first suite looks at every page at this width as well; here one can be used, and what a width does not
      // change is tried once
      testIgnore: [
        SERVER,
        ...["finder", "leave", "run-groups", "bookings", "tasks"].map((it) => `${it}.spec.ts`),
      ],
      grepInvert: /@once|@any-width/,
      use: { viewport: { width: 320, height: 640 } },
    },
    // the built server as a process, without a browser
    { name: "server", testMatch: SERVER },
  ],
  webServer: {
    command: "node app/start.js",
    cwd: "..",
    url: `http://localhost:${PORT}/health`,
    env: {
      ...(process.env as Record<string, string>),
      PORT: String(PORT),
      DATA_DIR: dataDir,
      LOG_LEVEL: "error",
      PSEUDO_LANGUAGES: "1",
    },
    timeout: 30_000,
    stdout: "ignore",
  },
});
