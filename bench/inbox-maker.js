/** A thread that makes requests while another one writes them: on two cores that is half the time. */
import { parentPort, workerData } from "node:worker_threads";
import { loadApp } from "./inbox-app.js";
import { makeRequests } from "./inbox-data.js";

const AT_ONCE = 5000;
/** made and not yet written */
const MOST_AHEAD = 4;

const { count, wordsEach, service, now } = workerData;
const load = await loadApp();
const app = {
  ...(await load("app/vault/keys.server.ts")),
  ...(await load("app/vault/seal.server.ts")),
  ...(await load("app/referrals/ask-for.server.ts")),
  ...(await load("app/vault/search-terms.server.ts")),
  ...(await load("app/referrals/search-words.ts")),
  ...(await load("app/referrals/inbox-order.ts")),
};

let ahead = 0;
let go = () => {};
parentPort.on("message", () => {
  ahead--;
  go();
});

async function send(batch) {
  while (ahead >= MOST_AHEAD) await new Promise((free) => (go = free));
  ahead++;
  parentPort.postMessage(batch);
}

let batch = [];
for (const it of makeRequests(count, wordsEach, service, now, app)) {
  batch.push(it);
  if (batch.length < AT_ONCE) continue;
  await send(batch);
  batch = [];
}
await send(batch);
parentPort.postMessage(null);
