import { bool, index, instant, int, table, text } from "../columns";
import type { InboxKind } from "./hubs";

/** Notices to be handed over. Committed with what they announce; nothing undelivered is ever deleted. */
export const outbox = table(
  "outbox",
  {
    id: text("id").primaryKey(),
    /** what it announces: "referral" and its id, or "inbox" and hub/kind for a verification code */
    subjectKind: text("subject_kind").notNull(),
    subject: text("subject").notNull(),
    hub: text("hub"),
    channel: text("channel").$type<"email" | "queue">().notNull(),
    /** which of the hub's inboxes; null for the queue */
    inbox: text("inbox").$type<InboxKind>(),
    /** sealed words of the one kind of mail whose text is not derived: a verification code */
    sealed: text("sealed"),
    urgent: bool("urgent").notNull(),
    /** `given_up`: it will never arrive, and something else was done about it */
    state: text("state").$type<"pending" | "sending" | "sent" | "needs_human" | "given_up">().notNull(),
    attempt: int("attempt").notNull(),
    createdAt: instant("created_at").notNull(),
    dueAt: instant("due_at").notNull(),
    leaseUntil: instant("lease_until"),
    /** in a row not marked as sent: it may have been handed over then, so the next try is a possible repeat */
    sentAt: instant("sent_at"),
    messageId: text("message_id").notNull().unique(),
    lastCode: text("last_code"),
    /** an urgent notice, or one that failed, has also been put to the fallback inbox */
    escalated: bool("escalated").notNull(),
  },
  (t) => [index("outbox_due").on(t.state, t.dueAt), index("outbox_subject").on(t.subject)],
);
