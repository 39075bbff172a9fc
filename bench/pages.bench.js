/** Finished pages beside a server that only sends bytes; question pages beside express, nunjucks and govuk-frontend. */
import { busy, compare, each } from "./compare.js";
import { bytesOf } from "./connection.js";
import { Family, textOf } from "./family.js";
import { median, quantile, ratioOf } from "./measure.js";
import { startBaseline, startPortal } from "./servers.js";

/** Enough that a server always has a request waiting: its core must be what is full, not the load's. */
const MANY = 32;
const SOME = 8;

/** The same for everybody who has no cookie. */
const KEPT = { home: "/", hub: "/hubs/hamilton", found: "/find-your-hub/hamilton/place" };
/** Radios, checkboxes, text boxes and hints; one large text box. */
const QUESTIONS = { question: "/form/q3a", question_text: "/form/q5" };
/** What is written on them already, so that every page has something to show. */
const ANSWERS = {
  q3: { reach: ["phone", "code"] },
  q3a: {
    phoneNumber: "01632 960123",
    phoneWhen: "morning",
    phoneNote: "Not on Fridays",
    phoneWho: "onlyMe",
    phoneSay: "no",
    phoneSayInstead: "It is about the parents' evening",
    phoneVoicemail: "no",
  },
};

/** @param {import("./report.js").Report} report */
export default async function bench(report) {
  const portal = await startPortal();
  try {
    await benchKept(report, portal);
    await benchQuestions(report, portal);
  } finally {
    await portal.stop();
  }
}

const p99 = (rounds) => median(rounds.map((it) => quantile(it.latencies, 0.99)));

async function benchKept(report, portal) {
  const bare = await startBaseline("bare.js", {
    PORTAL: portal.url,
    PATHS: Object.values(KEPT).join(" "),
  });
  const shares = [];
  try {
    for (const [name, path] of Object.entries(KEPT)) {
      const bytes = bytesOf({ path, headers: { "accept-encoding": "gzip" } });
      const { ours, theirs } = await compare(portal, bytes, bare, bytes, MANY);
      report.goal(`${name}_rate_ratio`, ratioOf(each(ours, "rate"), each(theirs, "rate")), "", {
        atLeast: 0.6,
      });
      // of CPU a request, bare by ours: says the same when somebody else takes a core, which the rates do not
      report.value(`${name}_cpu_ratio`, ratioOf(each(theirs, "cpuMs"), each(ours, "cpuMs")), "");
      report.value(`${name}_rate`, median(each(ours, "rate")), "/s");
      report.value(`${name}_bare_rate`, median(each(theirs, "rate")), "/s");
      report.value(`${name}_cpu`, median(each(ours, "cpuMs")), "ms");
      report.value(`${name}_bare_cpu`, median(each(theirs, "cpuMs")), "ms");
      shares.push(`${name} ${busy(ours).toFixed(0)} and ${busy(theirs).toFixed(0)} %`);
    }
  } finally {
    await bare.stop();
  }
  report.note(
    `Anonymous requests, gzip, ${MANY} at a time. How full the server's core was, ours and bare: ${shares.join(", ")}. ` +
      "Where bare is well below 90 %, others had a core or the load was the limit: the rate ratio then flatters us, " +
      "and the CPU ratio is the one to believe.",
  );
}

async function benchQuestions(report, portal) {
  const express = await startBaseline("express-pages.js");
  const family = await begin(portal.url);
  const other = await begin(express.url);
  try {
    for (const [name, path] of Object.entries(QUESTIONS)) {
      await weigh(report, name, path, { ours: family, theirs: other });
      const { ours, theirs } = await compare(
        portal,
        family.bytesOf({ path }),
        express,
        other.bytesOf({ path }),
        SOME,
      );
      report.goal(`${name}_cpu_ratio`, ratioOf(each(ours, "cpuMs"), each(theirs, "cpuMs")), "", {
        atMost: 0.5,
      });
      report.value(`${name}_cpu`, median(each(ours, "cpuMs")), "ms");
      report.value(`${name}_express_cpu`, median(each(theirs, "cpuMs")), "ms");
      report.value(`${name}_p99`, p99(ours), "ms");
      report.value(`${name}_express_p99`, p99(theirs), "ms");
    }
  } finally {
    await express.stop();
  }
  report.note(`Question pages with a draft behind a cookie, gzip, ${SOME} at a time.`);
}

/** A family in the middle of the form. @param {string} url */
async function begin(url) {
  const family = new Family(url);
  // no first visit: that page would have the whole style sheet in it
  await family.get("/");
  await family.fillIn(ANSWERS, "/form/q6");
  family.close();
  return family;
}

/** Size and controls of both pages, to see that they are the same page.
 *  @param {{ ours: Family, theirs: Family }} families */
async function weigh(report, name, path, { ours, theirs }) {
  for (const [whose, family] of [
    ["", ours],
    ["express_", theirs],
  ]) {
    const answer = await family.get(path);
    const page = textOf(answer);
    family.close();
    if (answer.status !== 200) throw new Error(`${answer.status} for ${path}`);
    report.value(`${name}_${whose}controls`, page.match(/<(input|textarea|select|button)\b/g).length, "");
    report.value(`${name}_${whose}size`, page.length, "B");
    report.value(`${name}_${whose}sent`, answer.body.length, "B gzipped");
  }
}
