import { env } from "../env.server";
import type { Transports } from "./message";
import { folderTransport } from "./transport-folder.server";
import { queueTransport } from "./transport-queue.server";
import { smtpTransport } from "./transport-smtp.server";

/** As the settings say: SMTP or a folder of .eml files, and a queue where one is set. */
export function openTransports(): Transports {
  const from = env.MAIL_FROM;
  return {
    email: env.SMTP_URL
      ? smtpTransport(env.SMTP_URL, { from, bounceFrom: env.BOUNCE_FROM })
      : folderTransport(env.mailDir, { from }),
    ...(env.QUEUE_URL ? { queue: queueTransport(env.QUEUE_URL) } : {}),
  };
}
