import type { Words } from "../i18n/words";

/** What has happened, as said in the mail's words and, by the same name, in the queue's JSON. */
export type NoticeKind = keyof Words["email"]["kinds"];

/** What a hub is told. Holds nothing a family wrote. */
export interface Notice {
  kind: NoticeKind;
  /** as people say it: "Hamilton hub" */
  hubName: string;
  reference: string | null;
  urgent: boolean;
  dueAt: Date | null;
  /** a path on the portal, behind sign-in */
  link: string;
}

/** A mail whose words and address are given, such as one with a verification code. */
export interface Letter {
  to: string;
  /** where it must not come from the portal's usual sender */
  from?: string;
  subject: string;
  paragraphs: string[];
  /** where to go on: a path on the portal, and what the link is called */
  link?: { path: string; text: string };
}

export interface MailMessage {
  /** without angle brackets; the same at every try */
  messageId: string;
  to: string;
  /** where it is not the usual one */
  from?: string | undefined;
  subject: string;
  text: string;
  html: string;
  urgent: boolean;
  /** when the notice was made, not when it was sent */
  at: Date;
  possibleRepeat: boolean;
}

export interface QueueMessage {
  messageId: string;
  queue: string;
  body: QueueNotice;
}

/** docs/queue.md says what each field means. */
export interface QueueNotice {
  version: 1;
  messageId: string;
  kind: NoticeKind;
  hub: string | null;
  hubName: string;
  reference: string | null;
  urgent: boolean;
  dueAt: string | null;
  createdAt: string;
  link: string;
  possibleRepeat: boolean;
}

export interface Transport<Message> {
  /** Resolves once the other side has taken charge. @throws what `classify` reads */
  send(message: Message): Promise<void>;
  close(): Promise<void>;
}

export interface Transports {
  email: Transport<MailMessage>;
  queue?: Transport<QueueMessage>;
}
