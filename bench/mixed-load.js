/** Everybody at once, as on a busy day, and as behind a proxy: each person has an address of their own. The portal
 *  must run with TRUST_PROXY. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Secret, TOTP } from "otpauth";
import { Family, textOf } from "./family.js";

const root = resolve(import.meta.dirname, "..");
const READERS = 4;
const FAMILIES = 4;
/** On average, between two pages of one person. */
const PAUSE_MS = 25;
const WRONG_EVERY_MS = 500;
/** A code works once in its half minute. */
const CODE_MS = 31_000;
const KEPT = ["/", "/find-your-hub", "/hubs/hamilton", "/help-now", "/using-this-website-safely", "/stories"];

/** @typedef {{ email: string, password: string, code: () => string }} Colleague */

/** Accounts as an operator adds them. @param {string} dataDir @param {number} count @returns {Colleague[]} */
export function addColleagues(dataDir, count) {
  return Array.from({ length: count }, (_, i) => {
    const email = `colleague${i}@bench.example.org`;
    const args = ["app/start.js", "staff", "add", email, `Colleague ${i}`, "service_manager", "*"];
    const env = { PATH: process.env.PATH, DATA_DIR: dataDir, LOG_LEVEL: "error" };
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: "utf8" });
    const password = /^Password: (\S+)$/m.exec(stdout)?.[1];
    const secret = /[?&]secret=(\w+)/.exec(stdout)?.[1];
    if (!password || !secret) throw new Error(`No account: ${stdout}${stderr}`);
    const app = new TOTP({ secret: Secret.fromBase32(secret) });
    return { email, password, code: () => app.generate() };
  });
}

/**
 * @param {string} url @param {Colleague[]} colleagues
 * @returns {{ end: () => Promise<Record<string, number>> }} how often each thing was done
 */
export function mixedLoad(url, colleagues) {
  const done = { requests: 0, journeys: 0, signIns: 0, wrongSignIns: 0 };
  let going = true;
  let people = 0;
  /** Somebody with a browser and an address of their own, who takes a while over each page. */
  class Person extends Family {
    constructor() {
      people++;
      const address = `10.${(people >> 16) & 255}.${(people >> 8) & 255}.${people & 255}`;
      super(url, { "x-forwarded-for": address });
    }
    async get(path) {
      return this.#seen(path, await super.get(path));
    }
    async post(path, fields) {
      return this.#seen(path, await super.post(path, fields));
    }
    async #seen(path, answer) {
      done.requests++;
      if (answer.status !== 200 && answer.status !== 303) throw new Error(`${answer.status} at ${path}`);
      await wait(Math.random() * 2 * PAUSE_MS);
      return answer;
    }
  }

  async function read(first) {
    const person = new Person();
    for (let i = first; going; i++) {
      await person.get(KEPT[i % KEPT.length]);
      if (i % 5 === 0) await person.post("/find-your-hub", { "place.where": "ML9 1AA" });
    }
    person.close();
  }

  async function ask() {
    while (going) {
      const family = new Person();
      await family.get("/ask");
      await family.fillIn();
      await family.get("/form/q5");
      await family.send();
      const receipt = await family.receipt();
      if (!receipt) throw new Error("No confirmation");
      await family.post("/your-page", receipt);
      await family.get("/your-page/open");
      family.close();
      done.journeys++;
    }
  }

  async function answer() {
    for (let i = 0; going; i++) {
      const { email, password, code } = colleagues[i % colleagues.length];
      const until = performance.now() + CODE_MS / colleagues.length;
      const person = new Person();
      await person.get("/staff/sign-in");
      const { location } = await person.post("/staff/sign-in", { email, password, code: code() });
      if (location !== "/staff") throw new Error(`Not signed in: ${location}`);
      done.signIns++;
      while (going && performance.now() < until) {
        const inbox = textOf(await person.get("/staff"));
        const [request] = /\/staff\/requests\/\w+/.exec(inbox) ?? [];
        if (request) await person.get(request);
        await person.get("/staff/undelivered");
        await wait(10 * PAUSE_MS);
      }
      person.close();
    }
  }

  /** Accounts that there are not cost the same hashing as those there are. */
  async function guess() {
    while (going) {
      const person = new Person();
      const typed = { email: `nobody${people}@example.org`, password: "not the password", code: "000000" };
      const { location } = await person.post("/staff/sign-in", typed);
      if (location !== "/staff/sign-in") throw new Error(`A guess led to ${location}`);
      await person.get(location);
      person.close();
      done.wrongSignIns++;
      await wait(WRONG_EVERY_MS);
    }
  }

  const all = Promise.all([
    ...Array.from({ length: READERS }, (_, i) => read(i)),
    ...Array.from({ length: FAMILIES }, () => ask()),
    answer(),
    guess(),
  ]);
  // whoever fails ends the others, and is heard of in end()
  all.catch(() => (going = false));
  return {
    end: async () => {
      going = false;
      await all;
      return done;
    },
  };
}
