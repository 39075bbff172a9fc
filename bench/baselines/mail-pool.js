/** Nodemailer's pool and nothing else, with the settings of app/outbox/transport-smtp.server.ts: what handing over
 *  costs without a database, a claim or a mark. Each POST sends all of MESSAGES to SMTP_URL. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createTransport } from "nodemailer";

const messages = JSON.parse(readFileSync(process.env.MESSAGES, "utf8"));
const SECONDS = 1000;
const pool = createTransport({
  url: process.env.SMTP_URL,
  pool: true,
  maxConnections: 5,
  maxRequeues: 1,
  requireTLS: false,
  ignoreTLS: true,
  disableFileAccess: true,
  disableUrlAccess: true,
  connectionTimeout: 10 * SECONDS,
  greetingTimeout: 10 * SECONDS,
  socketTimeout: 30 * SECONDS,
  dnsTimeout: 10 * SECONDS,
});

const server = createServer((_req, res) => {
  Promise.all(messages.map((it) => pool.sendMail({ ...it, date: new Date(it.date) }))).then(
    () => res.end("sent"),
    (error) => res.writeHead(500).end(String(error)),
  );
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
process.once("SIGTERM", () => process.exit());
