/** A process that fills one empty database, named by its environment like the portal's.
 *    node inbox-fill.js REQUESTS WORDS_OF_EACH */
import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { loadApp } from "./inbox-app.js";
import { writeToPostgres, writeToSqlite } from "./inbox-write.js";

const [count, wordsEach] = process.argv.slice(2).map(Number);
const now = new Date();
const load = await loadApp();
const { store } = await load("app/db.server.ts");
const { env } = await load("app/env.server.ts");
const { seedExample } = await load("app/seed.server.ts");
const { hubs: hubsTable } = await load("db/schema/hubs.ts");
const { staffRoles } = await load("db/schema/staff.ts");
const { labels: labelsTable } = await load("db/schema/inbox.ts");

await seedExample(store, now);
const hubs = (await store.read.select({ id: hubsTable.id }).from(hubsTable)).map((it) => it.id);
const roles = await store.read.select().from(staffRoles);
const labels = Object.fromEntries(hubs.map((hub) => [hub, [`often-${hub}`, `seldom-${hub}`]]));
await store.transaction(async (tx) => {
  for (const hub of hubs)
    for (const id of labels[hub]) await tx.insert(labelsTable).values({ id, hub, name: id.split("-")[0] });
});
await store.close();

const service = {
  hubs,
  workers: Object.fromEntries(
    hubs.map((hub) => [hub, roles.filter((it) => it.hub === hub).map((it) => it.staff)]),
  ),
  labels,
};
const maker = new Worker(new URL("./inbox-maker.js", import.meta.url), {
  workerData: { count, wordsEach, service, now },
});

/** As they are made, until there are no more. */
async function* batches() {
  for await (const [batch] of on(maker, "message")) {
    if (!batch) return;
    yield batch;
    maker.postMessage("written");
  }
}

if (store.engine === "postgres") await writeToPostgres(env.databaseUrl, batches());
else await writeToSqlite(env.databaseUrl, batches());
// the maker's Vite would keep it alive
process.exit();
