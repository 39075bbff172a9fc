/** Reads what mail servers send back: delivery status notifications (RFC 3464), and nothing else. */

export interface BounceReport {
  /** of the mail that it is about, without angle brackets */
  messageId: string;
  /** for good; a report of a delay is none of that */
  failed: boolean;
}

/** @param source a whole mail, or its beginning. @returns null for any other mail, and one that cannot be read */
export async function readReport(source: Buffer): Promise<BounceReport | null> {
  const { simpleParser } = await import("mailparser");
  const mail = await simpleParser(source, {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
  }).catch(() => null);
  if (!mail || !isReport(mail.headers.get("content-type"))) return null;
  const part = (...types: string[]) =>
    mail.attachments.find((it) => types.includes(it.contentType))?.content.toString("latin1");
  const status = part("message/delivery-status", "message/global-delivery-status");
  const returned = part("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");
  const messageId = /^message-id:\s*<([^<>\s]{1,200})>/im.exec(headOf(returned ?? ""))?.[1];
  if (status === undefined || messageId === undefined) return null;
  return { messageId, failed: /^action:\s*failed\s*$/im.test(unfolded(status)) };
}

function isReport(type: unknown): boolean {
  const { value, params } = (type ?? {}) as { value?: string; params?: Record<string, string> };
  return value === "multipart/report" && params?.["report-type"]?.toLowerCase() === "delivery-status";
}

const unfolded = (text: string) => text.replace(/\r\n/g, "\n").replace(/\n[ \t]+/g, " ");

const headOf = (mail: string) => unfolded(mail).split("\n\n", 1)[0]!;
