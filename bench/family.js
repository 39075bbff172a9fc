/** A family without a browser: a jar of cookies, and the forms filled in as a phone's browser would send them. As
 *  tests/support/family.ts, but on a bare socket, so that walking costs little beside what the portal does. */
import { gunzipSync } from "node:zlib";
import { bytesOf, Connection } from "./connection.js";

/**
 * @typedef {Record<string, string | string[]>} Fields
 * @typedef {import("./connection.js").Answer & { location: string | undefined }} FamilyAnswer
 */

/** The shortest whole request. @type {Record<string, Fields>} */
export const SIX = {
  q1: { callMe: "Kirsty" },
  q2: { "place.where": "Larkhall" },
  q3: { reach: "code" },
  q4: { "children.age": ["7", ""] },
  q5: { help: "I would like to talk to someone about bedtimes." },
  q6: { language: "english" },
  q7: { more: "send" },
};

/** What a phone says of itself with every request: reading headers is part of what a page costs. */
const PHONE = {
  "user-agent":
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
  "accept-language": "en-GB,en;q=0.9",
  "accept-encoding": "gzip",
  "upgrade-insecure-requests": "1",
  "sec-fetch-dest": "document",
  "sec-fetch-mode": "navigate",
};

/** A server closes a connection that nobody used for five seconds. */
const FRESH_MS = 4000;

/** @param {FamilyAnswer | import("./connection.js").Answer} answer */
export const textOf = ({ head, body }) =>
  (/\r\ncontent-encoding: gzip/i.test(head) ? gunzipSync(body) : body).toString();

export class Family {
  /** @type {Map<string, string>} */
  cookies = new Map();
  #url;
  #headers;
  /** @type {Connection | undefined} */
  #connection;
  #usedAt = -Infinity;

  /** @param {string} url of the portal. @param {Record<string, string>} headers beside or instead of a phone's */
  constructor(url, headers = {}) {
    this.#url = url;
    this.#headers = { host: new URL(url).host, ...PHONE, ...headers };
  }

  /** @param {string} path */
  get(path) {
    return this.#ask({ path, headers: { "sec-fetch-site": "none" } });
  }

  /** Posts a form as a browser on our own page does. @param {string} path @param {Fields} fields */
  post(path, fields) {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields))
      for (const value of [values].flat()) body.append(name, value);
    return this.#ask({
      method: "POST",
      path,
      headers: { origin: this.#url, "sec-fetch-site": "same-origin" },
      body: body.toString(),
    });
  }

  /** A request as this family sends it now, for a load that sends it many times.
   *  @param {Parameters<typeof bytesOf>[0]} request */
  bytesOf(request) {
    const cookie = this.cookieHeader();
    return bytesOf({
      ...request,
      headers: { ...this.#headers, ...request.headers, ...(cookie && { cookie }) },
    });
  }

  /** @param {Parameters<typeof bytesOf>[0]} request @returns {Promise<FamilyAnswer>} */
  async #ask(request) {
    if (performance.now() - this.#usedAt > FRESH_MS) {
      this.close();
      this.#connection = new Connection(this.#url);
    }
    const answer = await this.#connection.send(this.bytesOf(request));
    this.#usedAt = performance.now();
    for (const [, name, value, rest] of answer.head.matchAll(/^set-cookie: ([^=]+)=([^;\r]*)(.*)/gim))
      if (/max-age=0/i.test(rest)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    return { ...answer, location: /^location: (.*)$/im.exec(answer.head)?.[1].trimEnd() };
  }

  /** As a Cookie header. */
  cookieHeader() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Starts a request and answers step after step. @param {Record<string, Fields>} answers by step; others as
   *  {@link SIX}. @param {string} until where to stop */
  async fillIn(answers = {}, until = "/form/check") {
    let at = (await this.post("/form", { journey: "referral", again: "1" })).location;
    for (let step = 0; at !== until; step++) {
      const id = at?.split("/").pop() ?? "";
      const fields = answers[id] ?? SIX[id];
      if (!fields || step > 30) throw new Error(`No answer for ${at}`);
      const next = (await this.post(`/form/${id}`, fields)).location;
      if (next === at) throw new Error(`${at} was refused`);
      at = next;
    }
  }

  /** The key in the check page's form. */
  async submissionKey() {
    const page = textOf(await this.get("/form/check"));
    const key = /name="key" value="([^"]+)"/.exec(page)?.[1];
    if (!key) throw new Error("The check page has no key");
    return key;
  }

  async send() {
    return this.post("/form/check", { key: await this.submissionKey() });
  }

  /** What the confirmation shows. @returns {Promise<{ reference: string, code: string } | undefined>} */
  async receipt() {
    const page = textOf(await this.get("/form/sent"));
    const [reference, code] = [...page.matchAll(/class="sent-code"[^>]*>([^<]+)</g)].map((it) => it[1]);
    return reference && code ? { reference, code: code.replace(/\s/g, "") } : undefined;
  }

  close() {
    this.#connection?.close();
    this.#usedAt = -Infinity;
  }
}
