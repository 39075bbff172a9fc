/** The committee's figures as a file, over HTTP: what a spreadsheet opens, and nothing that the page hides. */
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPortal, type Portal } from "../support/portal";
import { servePages } from "../support/served-pages";

const QUERY = "period=own&from=2026-03-01&to=2026-04-30";
let portal: Portal;
let served: Awaited<ReturnType<typeof servePages>>;
let ask: (role: "service_manager" | "hub_manager", path: string) => Promise<Response>;

beforeAll(async () => {
  portal = await openPortal(new Date());
  served = await servePages(/staff-figures/);
  const world = await import("../support/staff");
  const { startSession } = await import("../../app/staff/session.server");
  const cookies = new Map<string, string>();
  for (const role of ["service_manager", "hub_manager"] as const) {
    const who = await world.addColleague(portal.store, role, role === "hub_manager" ? "hamilton" : undefined);
    const token = await portal.store.transaction((tx) => startSession(tx, who.id, new Date()));
    cookies.set(role, `staff=${token}`);
  }
  ask = (role, path) =>
    fetch(served.url + path, { headers: { cookie: cookies.get(role)! }, redirect: "manual" });
  const add = async (hub: string, askedBy: "family" | "school" | "police", times: number) => {
    for (let i = 0; i < times; i++)
      await world.addRequest(portal.store, {
        ...{ hub, askedBy, done: 1, outcome: i % 3 ? "support" : "advice" },
        state: "closed",
        receivedAt: new Date(`2026-0${3 + (i % 2)}-10T10:00:00Z`),
        firstContactAt: new Date(`2026-0${3 + (i % 2)}-10T11:00:00Z`),
      });
  };
  await add("hamilton", "family", 11);
  await add("hamilton", "school", 2);
  await add("lanark", "family", 12);
  await add("lanark", "police", 1);
}, 120_000);
afterAll(async () => {
  await served.close();
  await portal.close();
});

const FILE = `/staff/figures/file?${QUERY}`;
const textOf = (html: string) => html.replace(/<[^>]*>/g, "").trim();
const found = (html: string, what: RegExp) => [...html.matchAll(what)].map((it) => textOf(it[1]!));

/** What a table's page shows: title → group → what stands under each hub. */
function readPage(html: string): Record<string, Record<string, string[]>> {
  const sections = html.split('<section class="figure">').slice(1);
  return Object.fromEntries(
    sections.map((section) => {
      const rows = section.split("<tbody")[1]?.split("</tbody>")[0]?.split("<tr").slice(1) ?? [];
      const groups = rows.map((row) => [
        found(row, /<th[^>]*>(.*?)<\/th>/g)[0],
        found(row, /<td[^>]*>(.*?)<\/td>/g),
      ]);
      return [found(section, /<h2>(.*?)<\/h2>/g)[0], Object.fromEntries(groups) as object];
    }),
  ) as Record<string, Record<string, string[]>>;
}

async function download(path: string, role: "service_manager" | "hub_manager" = "service_manager") {
  const answer = await ask(role, path);
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const rows: string[][] = parse(bytes, { bom: true });
  return { answer, bytes, rows };
}

it("is a file of its own name that a spreadsheet reads as UTF-8", async () => {
  const { answer, bytes, rows } = await download(FILE);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe(
    'attachment; filename="figures-all-2026-03-2026-04.csv"',
  );
  expect(answer.headers.get("cache-control")).toContain("no-store");
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(rows[0]).toEqual(["Figure", "Hub", "Period", "Category", "Value"]);
  // with a letter that is none of ASCII
  expect(new Set(rows.slice(1).map((it) => it[2]))).toEqual(new Set(["March 2026 – April 2026"]));
  const ofHub = await download(`${FILE}&hub=hamilton`, "hub_manager");
  expect(ofHub.answer.headers.get("content-disposition")).toContain("figures-hamilton-2026-03-2026-04.csv");
});

it.each([
  ["of all hubs", "service_manager", ""],
  ["of one", "hub_manager", "&hub=hamilton"],
] as const)(
  "holds the figures %s as the page shows them, with the same ones hidden",
  async (_, role, hub) => {
    const page = readPage(await (await ask(role, `/staff/figures?${QUERY}${hub}`)).text());
    const { rows } = await download(FILE + hub, role);
    const tables = ["Requests by month", "Who asked", "How soon families were reached", "What came of it"];
    const said: string[] = [];
    for (const title of tables) {
      const groups = Object.entries(page[title] ?? {});
      expect(groups.length, title).toBeGreaterThan(1);
      for (const [group, values] of groups) {
        const inFile = rows.filter((it) => it[0] === title && it[3] === group).map((it) => it[4]);
        expect(inFile, `${title}, ${group}`).toEqual(values);
        said.push(...values);
      }
    }
    expect(said).toContain("under 5");
    expect(said).toContain("hidden");
    const values = rows.slice(1).map((it) => it[4]);
    expect(values.filter((it) => /^[1-4]$/.test(it!))).toEqual([]);
  },
);

it("is nobody's who may not see the figures, of a hub that is not theirs, or of no time", async () => {
  expect((await fetch(served.url + FILE, { redirect: "manual" })).status).toBe(303);
  expect((await ask("hub_manager", `${FILE}&hub=lanark`)).status).toBe(404);
  expect((await ask("service_manager", "/staff/figures/file?period=own&from=x&to=y")).status).toBe(404);
});
