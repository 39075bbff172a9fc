import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { mailOptions } from "./mail-options";
import type { MailMessage, Transport } from "./message";

/** Mail as .eml files, where no SMTP server is set. A repeat overwrites its own file. */
export function folderTransport(folder: string, { from }: { from: string }): Transport<MailMessage> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    async send(message) {
      const built = await composer.sendMail(mailOptions(message, from));
      const time = message.at.toISOString().replace(/[-:.]/g, "");
      const file = join(folder, `${time}-${message.messageId.replace(/[^\w-]/g, "_")}.eml`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // a half-written file must never be read as a mail
      await writeFile(`${file}.part`, built.message as Buffer, { mode: 0o600, flush: true });
      await rename(`${file}.part`, file);
    },
    async close() {},
  };
}
