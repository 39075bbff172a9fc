/** From accepted to handed over: how fast the outbox empties, and what pages feel of it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { browse } from "./browse.js";
import { Family } from "./family.js";
import { openOutbox, readMail, sendRequests, startMailServer } from "./mailing.js";
import { interleave, median, quantile, ratioOf } from "./measure.js";
import { startBaseline, startPortal } from "./servers.js";

const MAILS = 500;
const ROUNDS = 7;
/** What a mail server across a network may take over one mail; the one here takes none. */
const FAR_MS = 20;
const FAR_ROUNDS = 3;
const RESTING_MS = 2500;

/** @param {import("./report.js").Report} report */
export default async function bench(report) {
  const dataDir = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const mailServer = await startMailServer();
  try {
    await withPortal("web", {}, dataDir, (portal) => sendRequests(portal, MAILS));
    const outbox = openOutbox(dataDir);
    const env = { SMTP_URL: mailServer.url };
    await withPortal("worker", env, dataDir, (worker) =>
      measureRate(report, { worker, outbox, mailServer, dataDir }),
    );
    await withPortal("all", env, dataDir, (portal) => measurePages(report, { portal, outbox, mailServer }));
    outbox.close();
  } finally {
    mailServer.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function withPortal(what, env, dataDir, work) {
  const portal = await startPortal(env, what, dataDir);
  try {
    await work(portal);
  } finally {
    await portal.stop();
  }
}

/** Mails a second from the first to the last. @param {number[]} times ms */
const rateOf = (times) => ((times.length - 1) * 1000) / (times.at(-1) - times[0]);

async function measureRate(report, { worker, outbox, mailServer, dataDir }) {
  /** Hands all mails over once. @param {{ cpuMs: () => number }} sender @param {() => Promise<unknown>} begin */
  const once = async (sender, begin, how) => {
    const { all } = mailServer.expect(MAILS, how);
    const cpuBefore = sender.cpuMs();
    const ended = begin();
    const { times, bytes, raw } = await all;
    await ended;
    return { rate: rateOf(times), cpuMs: (sender.cpuMs() - cpuBefore) / MAILS, bytes, raw };
  };
  const fill = () => (outbox.fill(), outbox.empty());

  // the first time it also warms up, and says what its mails are
  const { raw } = await once(worker, fill, { keep: true });
  const file = join(dataDir, "messages.json");
  writeFileSync(file, JSON.stringify(await Promise.all(raw.map(readMail))));
  const pool = await startBaseline("mail-pool.js", { SMTP_URL: mailServer.url, MESSAGES: file });
  try {
    const post = () => fetch(pool.url, { method: "POST" });
    const beside = (rounds, how) =>
      interleave(rounds, { outbox: () => once(worker, fill, how), pool: () => once(pool, post, how) });
    const all = (visits, figure) => visits.map((it) => it[figure]);
    await once(pool, post);
    const near = await beside(ROUNDS);
    const weights = new Set(all([...near.outbox, ...near.pool], "bytes"));
    if (weights.size > 1) report.note(`The mails were not of one weight: ${[...weights].join(", ")} bytes.`);
    report.value("mail_rate", median(all(near.outbox, "rate")), "mails/s");
    report.value("mail_pool_rate", median(all(near.pool, "rate")), "mails/s");
    const ratio = ratioOf(all(near.outbox, "rate"), all(near.pool, "rate"));
    report.goal("mail_rate_ratio", ratio, "", { atLeast: 0.85 });
    report.value("mail_cpu", median(all(near.outbox, "cpuMs")), "ms/mail");
    report.value("mail_pool_cpu", median(all(near.pool, "cpuMs")), "ms/mail");

    const far = await beside(FAR_ROUNDS, { delayMs: FAR_MS });
    report.value("mail_rate_far", median(all(far.outbox, "rate")), "mails/s");
    report.value("mail_rate_far_ratio", ratioOf(all(far.outbox, "rate"), all(far.pool, "rate")), "");
    report.note(
      `${MAILS} mails each time, from the first to the last that the mail server took, by a worker and a pool that ` +
        `have run before. Far: a mail server that takes ${FAR_MS} ms over each.`,
    );
  } finally {
    await pool.stop();
  }
}

async function measurePages(report, { portal, outbox, mailServer }) {
  const asking = new Family(portal.url);
  await asking.fillIn({}, "/form/q5");
  asking.close();
  const pages = [new Family(portal.url).bytesOf({ path: "/" }), asking.bytesOf({ path: "/form/q5" })];
  const rest = async () => {
    const reading = browse(portal, pages);
    await wait(RESTING_MS);
    return quantile(await reading.end(), 0.95);
  };
  const rates = [];
  const dispatch = async () => {
    const { begun, all } = mailServer.expect(MAILS);
    outbox.fill();
    await begun;
    const reading = browse(portal, pages);
    const { times } = await all;
    const latencies = await reading.end();
    await outbox.empty();
    rates.push(rateOf(times));
    return quantile(latencies, 0.95);
  };
  await rest();
  await dispatch();
  const { dispatching, resting } = await interleave(ROUNDS, { dispatching: dispatch, resting: rest });
  report.value("pages_p95_while_dispatching", median(dispatching), "ms");
  report.value("pages_p95_without_mail", median(resting), "ms");
  report.goal("pages_p95_while_dispatching_ratio", ratioOf(dispatching, resting), "", { atMost: 1.3 });
  report.value("mail_rate_beside_pages", median(rates), "mails/s");
}
