/** A mail server that takes everything and reads nothing, as a process of its own on the load's core. Its parent says
 *  how many mails to expect, and is told when they came. */
import { SMTPServer } from "smtp-server";

let expected = Infinity;
let keep = false;
/** how long it takes over each mail */
let delayMs = 0;
/** @type {number[]} when the last line of each arrived */
let times = [];
let bytes = 0;
/** @type {string[]} */
let raw = [];

const server = new SMTPServer({
  authOptional: true,
  hideSTARTTLS: true,
  disableReverseLookup: true,
  closeTimeout: 100,
  logger: false,
  onData(stream, _session, done) {
    const chunks = [];
    stream.on("data", (chunk) => {
      bytes += chunk.length;
      if (keep) chunks.push(chunk);
    });
    stream.on("end", () => {
      times.push(performance.now());
      if (keep) raw.push(Buffer.concat(chunks).toString());
      if (delayMs > 0) setTimeout(done, delayMs);
      else done();
      if (times.length === 1) process.send?.({ begun: true });
      if (times.length === expected) process.send?.({ times, bytes, raw });
    });
  },
});

process.on("message", (told) => {
  ({ expected, keep, delayMs } = told);
  times = [];
  bytes = 0;
  raw = [];
});
process.on("disconnect", () => process.exit());
server.listen(0, "127.0.0.1", () => process.send?.({ port: server.server.address().port }));
