/** What the first visit of a page costs on a poor signal: everything the page names, as it goes over the wire. */
import { randomBytes } from "node:crypto";
import { get } from "node:http";
import { gzipSync } from "node:zlib";
import { expect, test } from "playwright/test";
import { paths } from "../../../app/paths";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../../support/built-portal";
import { FAMILY_PAGES } from "../../support/pages";
import { Family } from "../../support/family";

const MOST_BYTES = 20_000;
const PRIZE_BYTES = 14_000;
/** with the style sheet for the pages that follow, which nobody waits for */
const FIRST_BYTES = 22_000;
const MOST_REQUESTS = 3;
const PAGES = [
  ...FAMILY_PAGES,
  ...["q1", "q2", "q3", "q3a", "q4", "q5", "q6", "q7"].map(paths.formStep),
  paths.formCheck,
];

let dataDir = "";
let portal: BuiltPortal;
test.beforeAll(async () => {
  dataDir = newDataDir();
  portal = await startBuilt(dataDir);
});
test.afterAll(async () => {
  await portal.stop();
  removeDataDir(dataDir);
});

interface Got {
  bytes: number;
  type: string;
  text: string;
}
/** As a browser asks, without unpacking what comes. */
function fetchRaw(path: string, cookie = "", encoding = "gzip, deflate, br"): Promise<Got> {
  return new Promise((resolve, reject) => {
    get(portal.url + path, { headers: { cookie, "accept-encoding": encoding } }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (it: Buffer) => chunks.push(it));
      res.on("end", () => {
        const body = Buffer.concat(chunks);
        resolve({ bytes: body.length, type: String(res.headers["content-type"]), text: body.toString() });
      });
    }).on("error", reject);
  });
}

/** What a page makes a browser fetch: not the links it only leads to. */
function fetchedBy(html: string): string[] {
  const tags = html.match(/<(link|script|img|source|iframe|object|embed|video|audio)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => !/rel="icon"/.test(tag))
    .flatMap((tag) => /(?:src|href|srcset|data)="([^"]+)"/.exec(tag)?.[1] ?? []);
}

interface Weight {
  html: number;
  rest: number;
  requests: number;
  faults: string[];
}
async function weigh(html: string, compressed: number): Promise<Weight> {
  const wanted = fetchedBy(html);
  const faults = wanted.filter((it) => !it.startsWith("/")).map((it) => `asks somebody else: ${it}`);
  if (/<style|style="|@font-face/.test(html)) faults.push("style in the page");
  let rest = 0;
  for (const path of wanted.filter((it) => it.startsWith("/"))) {
    const { bytes, type } = await fetchRaw(path);
    rest += bytes;
    if (!/css|javascript|svg/.test(type)) faults.push(`${path} is ${type}`);
    if (/css/.test(type) && /@font-face|@import|url\(/.test((await fetchRaw(path, "", "identity")).text))
      faults.push(`${path} fetches more`);
  }
  for (const tag of html.match(/<script[^>]*>/g) ?? [])
    if (!/type="module"|defer|async/.test(tag)) faults.push(`${tag} holds the page up`);
  const requests = 1 + wanted.length;
  if (requests > MOST_REQUESTS) faults.push(`${requests} requests`);
  if (compressed + rest > MOST_BYTES) faults.push(`${compressed + rest} bytes`);
  return { html: compressed, rest, requests, faults };
}

test("no page costs more than 20 kB and three requests, or asks anybody else", async () => {
  const family = new Family(portal.url);
  // somebody who was shown a page before: the style sheet is counted as if it was not there yet
  await family.get(paths.home);
  await family.fillIn({
    q3: { reach: ["phone", "code"] },
    q3a: { phoneNumber: "01632 960461" },
    q5: { help: "He hits me. ".repeat(40), safeToday: "notSafe" },
  });
  const cookie = () => [...family.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const rows: [string, Weight][] = [];
  const add = async (path: string) => {
    const { text } = await fetchRaw(path, cookie(), "identity");
    expect(text, path).toContain("<h1");
    rows.push([path, await weigh(text, (await fetchRaw(path, cookie())).bytes)]);
  };
  for (const path of PAGES) await add(path);
  await family.send();
  await add(paths.formSent);
  await family.post(paths.yourPage, (await family.receipt())!);
  await add(paths.yourPageOpen);

  const line = ([path, { html, rest, requests }]: [string, Weight]) =>
    `${String(html + rest).padStart(6)} bytes, ${requests} requests, ${html} of them the page  ${path}`;
  const heaviest = [...rows].sort(([, a], [, b]) => b.html + b.rest - a.html - a.rest);
  const within = rows.filter(([, it]) => it.html + it.rest <= PRIZE_BYTES).length;
  console.log(`${heaviest.map(line).join("\n")}\n${within} of ${rows.length} within ${PRIZE_BYTES} bytes`);
  for (const [path, { faults }] of rows) expect.soft(faults, path).toEqual([]);
});

test("a first visit holds its style sheet, and fetches one for the next page when nothing waits", async () => {
  // those with a code or a family's words are never packed, and have a link in any case
  for (const path of FAMILY_PAGES.filter((it) => !it.startsWith(paths.yourPage))) {
    await fetchRaw(path);
    const { text } = await fetchRaw(path, "", "identity");
    const [, sheet] = /<style>([\s\S]*?)<\/style>/.exec(text)!;
    const [, href] = /<link rel="prefetch" as="style" href="([^"]+)"/.exec(text)!;
    expect((await fetchRaw(href!, "", "identity")).text, path).toBe(sheet);
    const [, script] = /<script type="module" src="([^"]+)"/.exec(text)!;
    expect(text, path).not.toContain('rel="stylesheet"');
    // what there is to wait for, and all that a visit costs
    const first = (await fetchRaw(path)).bytes + (await fetchRaw(script!)).bytes;
    expect(first, path).toBeLessThan(PRIZE_BYTES);
    expect(first + (await fetchRaw(href!)).bytes, path).toBeLessThan(FIRST_BYTES);
  }
});

test("the scales do show what is too heavy", async () => {
  const page = (more: string) => `<script type="module" src="/js/family.js"></script>${more}<h1></h1>`;
  const faults = async (more: string) =>
    (await weigh(page(more), gzipSync(page(more)).length)).faults.join("; ");
  expect(await faults("")).toBe("");
  const noise = randomBytes(MOST_BYTES).toString("base64");
  expect(await faults(noise)).toMatch(/^\d{5} bytes$/);
  expect(await faults('<img src="/favicon.svg">')).toBe("");
  expect(await faults('<img src="/favicon.svg">'.repeat(3))).toBe("5 requests");
  expect(await faults('<link rel="stylesheet" href="https://fonts.example/a.css">')).toContain(
    "somebody else",
  );
  expect(await faults('<script src="/js/family.js"></script>')).toContain("holds the page up");
});
