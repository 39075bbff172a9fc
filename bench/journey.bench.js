/** Families walk the whole request at once, page by page and without a pause: how many a small server carries. */
import { Family, SIX, textOf } from "./family.js";
import { median, quantile } from "./measure.js";
import { startPortal } from "./servers.js";

const ROUNDS = 3;
const SECONDS = 10;
const FAMILIES = 8;

/** @typedef {{ journeys: number, pages: number, seconds: number, cpuMs: number, ms: Record<string, number[]> }} Round
 *  ms: of each answer, by the kind of its page */

/** @param {import("./report.js").Report} report */
export default async function bench(report) {
  const portal = await startPortal({}, "all");
  try {
    await walkFor(portal, 2);
    const rounds = [];
    while (rounds.length < ROUNDS) rounds.push(await walkFor(portal, SECONDS));
    /** @param {string} name @param {string} unit @param {(round: Round) => number} of */
    const say = (name, unit, of) => report.value(name, median(rounds.map(of)), unit);
    say("journey_rate", "/s", (it) => it.journeys / it.seconds);
    say("journey_cpu", "ms", (it) => it.cpuMs / it.journeys);
    say("journey_page_rate", "/s", (it) => it.pages / it.seconds);
    for (const kind of Object.keys(rounds[0].ms)) {
      say(`${kind}_p50`, "ms", (it) => quantile(it.ms[kind], 0.5));
      say(`${kind}_p99`, "ms", (it) => quantile(it.ms[kind], 0.99));
    }
  } finally {
    await portal.stop();
  }
  report.note(
    `${FAMILIES} families at once, server and worker in one process; mails made meanwhile are in the CPU of a journey. ` +
      "Style sheet, script and icon, which a phone keeps, are not fetched. The home page's time has the connecting in it.",
  );
}

/** Journeys begun in time are walked to their end. @param {import("./servers.js").Running} portal
 *  @param {number} seconds @returns {Promise<Round>} */
async function walkFor(portal, seconds) {
  /** @type {Record<string, number[]>} */
  const ms = {};
  let journeys = 0;
  const cpuBefore = portal.cpuMs();
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: FAMILIES }, async () => {
      while (performance.now() < begun + seconds * 1000) {
        await walk(portal.url, ms);
        journeys++;
      }
    }),
  );
  return {
    journeys,
    pages: Object.values(ms).flat().length,
    seconds: (performance.now() - begun) / 1000,
    cpuMs: portal.cpuMs() - cpuBefore,
    ms,
  };
}

/** One family, from the home page to the confirmation. @param {string} url @param {Record<string, number[]>} ms */
async function walk(url, ms) {
  const family = new Family(url);

  /** @param {string} kind @param {Promise<import("./family.js").FamilyAnswer>} asked @param {string} [goesTo] where
   *  the answer must lead; without one it must be a page */
  async function look(kind, asked, goesTo) {
    const from = performance.now();
    const answer = await asked;
    (ms[kind] ??= []).push(performance.now() - from);
    if (answer.status !== (goesTo ? 303 : 200) || answer.location !== goesTo)
      throw new Error(`${kind}: ${answer.status}, to ${answer.location} instead of ${goesTo}`);
    return answer;
  }

  await look("home", family.get("/"));
  await look("ask", family.get("/ask"));
  await look("before", family.get("/ask/before-you-start"));
  const steps = Object.keys(SIX);
  await look("start_post", family.post("/form", { journey: "referral" }), `/form/${steps[0]}`);
  for (const [at, step] of steps.entries()) {
    await look("step", family.get(`/form/${step}`));
    await look("step_post", family.post(`/form/${step}`, SIX[step]), `/form/${steps[at + 1] ?? "check"}`);
  }
  const check = textOf(await look("check", family.get("/form/check")));
  const key = /name="key" value="([^"]+)"/.exec(check)[1];
  await look("send_post", family.post("/form/check", { key }), "/form/sent");
  const sent = textOf(await look("sent", family.get("/form/sent")));
  if (!sent.includes('class="sent-code"')) throw new Error("The confirmation shows no code");
  family.close();
}
