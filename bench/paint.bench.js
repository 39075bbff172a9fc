/** The first visit of a page on a cheap phone with a poor signal, beside a bare copy of the same bytes. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, visit } from "./browser.js";
import { bytesOf, Connection } from "./connection.js";
import { Family } from "./family.js";
import { interleave, median, ratioOf } from "./measure.js";
import { startBaseline, startPortal } from "./servers.js";

const ROUNDS = 5;
const PRIZE_KB = 14;
/** The server itself writes these into each answer. */
const OF_THE_SERVER = /^(date|connection|keep-alive|transfer-encoding)$/i;

/** @param {import("./report.js").Report} report */
export default async function bench(report) {
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const portal = await startPortal();
  const browser = await openBrowser();
  try {
    const asking = new Family(portal.url);
    await asking.fillIn({}, "/form/q1");
    const sent = new Family(portal.url);
    await sent.fillIn();
    await sent.send();
    const pages = [
      { name: "home", path: "/" },
      { name: "finder", path: "/find-your-hub" },
      { name: "question", path: "/form/q1", cookies: asking.cookies },
      { name: "confirmation", path: "/form/sent", cookies: sent.cookies },
    ];
    // a browser's first page ever is slower than any after it
    await visit(browser, portal.url);
    const light = [];
    for (const page of pages) {
      const { kb } = await measure(report, browser, { portal, folder, ...page });
      if (kb <= PRIZE_KB) light.push(page.name);
    }
    report.note(
      `400 kbit/s, 400 ms, processor 4 times slower, Chromium ${browser.version()}, nothing kept from before. ` +
        "kB are those of the answers with their heads; the icon is not counted among the requests.",
    );
    report.note(`Within ${PRIZE_KB} kB: ${light.join(", ") || "none"}.`);
  } finally {
    await browser.close();
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(report, browser, { portal, folder, name, path, cookies }) {
  const first = await visit(browser, portal.url + path, cookies);
  const file = join(folder, `${name}.json`);
  const recorded = await record(portal.url, [...new Set([path, ...first.requests])], cookies);
  writeFileSync(file, JSON.stringify(recorded));
  const copy = await startBaseline("static-copy.js", { RECORDED: file });
  try {
    const { ours, bare } = await interleave(ROUNDS, {
      ours: () => visit(browser, portal.url + path, cookies),
      bare: () => visit(browser, copy.url + path, cookies),
    });
    const all = (visits, figure) => visits.map((it) => it[figure]);
    const kb = median(all(ours, "bytes")) / 1000;
    report.value(`paint_${name}_first`, median(all(ours, "fcp")), "ms");
    report.goal(`paint_${name}_largest`, median(all(ours, "lcp")), "ms", { atMost: 1500 });
    const ratio = ratioOf(all(ours, "lcp"), all(bare, "lcp"));
    report.goal(`paint_${name}_largest_ratio`, ratio, "", { atMost: 1.15 });
    report.goal(`paint_${name}_blocked`, median(all(ours, "blocked")), "ms", { atMost: 50 });
    const requests = Math.max(...ours.map((it) => it.requests.length));
    report.goal(`paint_${name}_requests`, requests, "", { atMost: 3 });
    report.goal(`paint_${name}_weight`, kb, "kB", { atMost: 20 });
    return { kb };
  } finally {
    await copy.stop();
  }
}

/** What the portal answers to a browser, for a server that only repeats it.
 *  @param {string} url @param {string[]} paths @param {Map<string, string>} [cookies] */
async function record(url, paths, cookies = new Map()) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { "accept-encoding": "gzip, deflate, br, zstd", ...(cookie ? { cookie } : {}) };
  const connection = new Connection(url);
  const recorded = {};
  for (const path of paths) {
    const { status, head, body } = await connection.send(bytesOf({ path, headers }));
    const lines = head.split("\r\n").slice(1);
    const fields = lines.map((it) => [it.slice(0, it.indexOf(":")), it.slice(it.indexOf(":") + 2)]);
    recorded[path] = {
      status,
      headers: fields.filter(([name]) => !OF_THE_SERVER.test(name)),
      body: body.toString("base64"),
    };
  }
  connection.close();
  return recorded;
}
