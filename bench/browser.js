/** One first visit of a page, as a cheap phone on a poor signal makes it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "playwright";

const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];
const BITS_A_SECOND = 400_000;
const NETWORK = {
  offline: false,
  latency: 400,
  downloadThroughput: BITS_A_SECOND / 8,
  uploadThroughput: BITS_A_SECOND / 8,
};
const SLOWER = 4;
const PHONE = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
/** After `load`: a later, larger paint or a late script would still be seen. */
const SETTLE_MS = 500;

/** The one that the tests find. */
export function openBrowser() {
  const script = join(import.meta.dirname, "../tests/find-browser.js");
  const { stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
  const executablePath = /^Browser: (.+)$/m.exec(stderr)?.[1];
  if (!executablePath) throw new Error(stderr);
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Runs in the page before anything of it: what the browser itself says of its paints and long tasks. */
function observe() {
  const seen = { lcp: 0, blocked: 0 };
  globalThis.seenByBench = seen;
  const on = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  on("largest-contentful-paint", (it) => (seen.lcp = it.startTime));
  on("longtask", (it) => (seen.blocked += it.duration - 50));
}

/**
 * @param {import("playwright").Browser} browser
 * @param {string} url
 * @param {Map<string, string>} [cookies]
 * @returns {Promise<{ fcp: number, lcp: number, blocked: number, bytes: number, requests: string[] }>}
 *   ms; bytes of answers as they came over the network, heads too; the icon is not counted
 */
export async function visit(browser, url, cookies = new Map()) {
  const context = await browser.newContext(PHONE);
  try {
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
    await context.addInitScript(observe);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const wanted = new Map();
    let bytes = 0;
    devtools.on("Network.requestWillBeSent", ({ requestId, request }) => {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith("/favicon")) wanted.set(requestId, pathname);
    });
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (wanted.has(requestId)) bytes += encodedDataLength;
    });
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", NETWORK);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const answer = await page.goto(url, { waitUntil: "load" });
    if (answer?.status() !== 200) throw new Error(`${answer?.status()} for ${url}`);
    await wait(SETTLE_MS);
    const { fcp, lcp, blocked } = await page.evaluate(() => ({
      fcp: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
      ...globalThis.seenByBench,
    }));
    return { fcp, lcp, blocked, bytes, requests: [...wanted.values()] };
  } finally {
    await context.close();
  }
}
