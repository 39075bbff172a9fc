/** What the benches with mail share: a mail server of their own, and an outbox that can be filled again. */
import { fork } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { simpleParser } from "mailparser";
import { Family } from "./family.js";

/**
 * @typedef {{ times: number[], bytes: number, raw: string[] }} Got when each mail was there, in ms
 */

/** Starts bench/mail-server.js beside the load: it shares no core with what hands mail over. */
export async function startMailServer() {
  const child = fork(new URL("./mail-server.js", import.meta.url));
  const told = (name) =>
    new Promise((resolve) =>
      child.on("message", function listen(it) {
        if (!(name in it)) return;
        child.off("message", listen);
        resolve(it);
      }),
    );
  const { port } = await told("port");
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** To be called before anything is handed over.
     *  @param {number} expected @param {{ keep?: boolean, delayMs?: number }} how
     *  @returns {{ begun: Promise<unknown>, all: Promise<Got> }} the first is there; all are */
    expect(expected, { keep = false, delayMs = 0 } = {}) {
      child.send({ expected, keep, delayMs });
      return { begun: told("begun"), all: told("times") };
    },
    stop: () => child.disconnect(),
  };
}

/** Whole requests of as many families, over HTTP. @param {{ url: string }} portal @param {number} count */
export async function sendRequests(portal, count, atOnce = 8) {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next++ < count) {
        const family = new Family(portal.url);
        await family.fillIn();
        const { location } = await family.send();
        if (location !== "/form/sent") throw new Error(`A request was not taken: ${location}`);
        family.close();
      }
    }),
  );
}

/** The outbox of a portal on SQLite, from beside it. @param {string} dataDir */
export function openOutbox(dataDir) {
  const db = new Sqlite(join(dataDir, "portal.db"), { timeout: 5000 });
  const again = db.prepare(
    "update outbox set state = 'pending', attempt = 0, due_at = ?, sent_at = null, lease_until = null",
  );
  const unsent = db.prepare("select count(*) from outbox where state <> 'sent'").pluck();
  return {
    /** Every notice waits again, as if its request had just been accepted. */
    fill: () => again.run(Date.now()).changes,
    /** Resolves once every notice handed over is marked too. */
    async empty() {
      while (unsent.get() > 0) await wait(20);
    },
    close: () => db.close(),
  };
}

/** A mail as it came over the wire, as nodemailer would be given it. @param {string} raw */
export async function readMail(raw) {
  const { from, to, subject, text, html, messageId, date, headers } = await simpleParser(raw);
  return {
    from: from.text,
    to: { name: "", address: to.value[0].address },
    ...{ subject, text, html, messageId, date },
    priority: headers.get("priority"),
    headers: { "Auto-Submitted": headers.get("auto-submitted") },
  };
}
