import type { Db } from "../../db/client";
import { translator } from "../i18n/i18n.server";
import type { Letter, MailMessage, Notice, QueueMessage } from "./message";
import { letterMail, noticeMail } from "./notice-mail";
import type { OutboxRow } from "./outbox.server";
import { findVerifiedInbox } from "./recipients.server";
import { CannotSend } from "./retry";

/** Says what a row announces. null: there is nothing left to say, and the row counts as sent. */
export type Render = (db: Db, row: OutboxRow, now: Date) => Promise<Notice | Letter | null>;
/** By the `subjectKind` of rows. */
export type Renderers = Record<string, Render>;

/** Staff read these, whatever the family's language. */
const LANG = "en";

export type Composed =
  { channel: "email"; message: MailMessage } | { channel: "queue"; message: QueueMessage } | null;

/** @param origin the portal's own, for links. @throws CannotSend where trying again would not help */
export async function compose(
  db: Db,
  row: OutboxRow,
  renderers: Renderers,
  origin: string,
  now: Date,
): Promise<Composed> {
  const render = renderers[row.subjectKind];
  if (!render) throw new CannotSend("NO_RENDERER");
  const content = await render(db, row, now);
  if (!content) return null;
  // a row that may have been handed over before carries the time of that in `sentAt`
  const possibleRepeat = row.sentAt !== null;
  if (row.channel === "queue")
    return { channel: "queue", message: forQueue(row, content, origin, possibleRepeat) };

  const { messageId, urgent } = row;
  const mail = { messageId, urgent, at: row.createdAt, possibleRepeat };
  if ("to" in content)
    return {
      channel: "email",
      message: { ...mail, ...letterMail(content, LANG, origin), to: content.to, from: content.from },
    };
  const to = row.hub && row.inbox ? await findVerifiedInbox(db, row.hub, row.inbox) : undefined;
  if (!to) throw new CannotSend("NO_INBOX");
  const toFallback = row.inbox === "fallback";
  const words = noticeMail(content, { t: translator(LANG), lang: LANG, origin, toFallback, possibleRepeat });
  return { channel: "email", message: { ...mail, ...words, to } };
}

/** The durable queue of a hub, or of the shared ones. */
const queueName = (hub: string | null) => `hub.${hub ?? "shared"}.requests`;

function forQueue(
  row: OutboxRow,
  notice: Notice | Letter,
  origin: string,
  possibleRepeat: boolean,
): QueueMessage {
  if ("to" in notice) throw new CannotSend("NOT_FOR_QUEUE");
  const { kind, hubName, reference, urgent } = notice;
  return {
    messageId: row.messageId,
    queue: queueName(row.hub),
    body: {
      version: 1,
      messageId: row.messageId,
      kind,
      hub: row.hub,
      hubName,
      reference,
      urgent,
      dueAt: notice.dueAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      link: new URL(notice.link, origin).href,
      possibleRepeat,
    },
  };
}
