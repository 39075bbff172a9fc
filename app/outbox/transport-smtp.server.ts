import type { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import { isLoopback } from "./loopback";
import { mailOptions } from "./mail-options";
import type { MailMessage, Transport } from "./message";

const SECONDS = 1000;

export interface SmtpSettings {
  /** "Family portal <portal@example.org>" */
  from: string;
  /** the envelope's sender, to which a mail comes back; the portal's sender where it is left out */
  bounceFrom?: string | undefined;
  /** milliseconds; `whole` bounds a send that a server drags out line by line */
  timeouts?: { connection?: number; greeting?: number; socket?: number; dns?: number; whole?: number };
}

/** A mail to a family keeps its neutral sender there too: the envelope's stands in what arrives. */
const envelopeOf = ({ from, to }: MailMessage, bounceFrom: string | undefined) =>
  bounceFrom && !from ? { envelope: { from: bounceFrom, to: [{ name: "", address: to }] } } : {};

/** Mail by SMTP over a few kept connections. TLS with a valid certificate is required, except on loopback.
 *  @param url smtp://user:pass@host:587 or smtps://… */
export function smtpTransport(
  url: string,
  { from, bounceFrom, timeouts = {} }: SmtpSettings,
): Transport<MailMessage> {
  const local = isLoopback(new URL(url).hostname);
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    // one fresh connection where a kept one had died unnoticed; all else is the outbox's to retry
    maxRequeues: 1,
    requireTLS: !local,
    ignoreTLS: local,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: timeouts.connection ?? 10 * SECONDS,
    greetingTimeout: timeouts.greeting ?? 10 * SECONDS,
    socketTimeout: timeouts.socket ?? 30 * SECONDS,
    dnsTimeout: timeouts.dns ?? 10 * SECONDS,
  });

  const bodies = new Map<string, Readable>();
  pool.use("stream", (mail, done) => {
    const open = mail.message.createReadStream.bind(mail.message);
    mail.message.createReadStream = (options) => {
      const body = open(options);
      bodies.set(mail.message.messageId(), body);
      return body;
    };
    done();
  });

  return {
    async send(message) {
      const signal = AbortSignal.timeout(timeouts.whole ?? 60 * SECONDS);
      try {
        await pool.sendMail({ ...mailOptions(message, from), ...envelopeOf(message, bounceFrom), signal });
      } catch (error) {
        // once the server has been given any of the mail, silence does not mean that it has not arrived
        const maybeSent = bodies.get(`<${message.messageId}>`)?.readableDidRead ?? false;
        throw Object.assign(error as Error, { maybeSent });
      } finally {
        bodies.delete(`<${message.messageId}>`);
      }
    },
    async close() {
      pool.close({ force: true });
    },
  };
}
