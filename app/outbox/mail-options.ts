import type { SendMailOptions } from "nodemailer";
import type { MailMessage } from "./message";

/** A message as nodemailer takes it. */
export function mailOptions(message: MailMessage, from: string): SendMailOptions {
  const { subject, text, html } = message;
  return {
    from: message.from ?? from,
    // as an object: an address is never parsed as a list of several
    to: { name: "", address: message.to },
    ...{ subject, text, html },
    messageId: `<${message.messageId}>`,
    date: message.at,
    priority: message.urgent ? "high" : "normal",
    headers: {
      // no holiday replies
      "Auto-Submitted": "auto-generated",
      ...(message.possibleRepeat ? { "X-Possible-Repeat": "yes" } : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
