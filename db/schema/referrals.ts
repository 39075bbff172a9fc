import { bool, index, instant, int, table, text } from "../columns";

export type ReferralState = "new" | "read" | "taken" | "contacted" | "closed" | "withdrawn";

/** The narrow table that lists are read from; everything personal is in `referral_bodies`. */
export const referrals = table(
  "referrals",
  {
    id: text("id").primaryKey(),
    reference: text("reference").notNull().unique(),
    /** null: the shared queue, for a family that would rather not say where they live */
    hub: text("hub"),
    state: text("state").$type<ReferralState>().notNull(),
    urgent: bool("urgent").notNull(),
    /** 0 while it waits for somebody, 1 once closed or withdrawn: the first column lists sort by */
    done: int("done").notNull(),
    receivedAt: instant("received_at").notNull(),
    dueAt: instant("due_at").notNull(),
    openedAt: instant("opened_at"),
    takenBy: text("taken_by"),
    takenAt: instant("taken_at"),
    firstContactAt: instant("first_contact_at"),
    closedAt: instant("closed_at"),
    outcome: text("outcome"),
    /** the family wrote something nobody has opened since */
    unread: bool("unread").notNull(),
    codeHash: text("code_hash").notNull(),
  },
  (t) => [index("referrals_inbox").on(t.hub, t.done, t.urgent, t.dueAt)],
);

/** Sealed answers, transcript, safe contact. */
export const referralBodies = table("referral_bodies", {
  id: text("id")
    .primaryKey()
    .references(() => referrals.id),
  sealed: text("sealed").notNull(),
});

/** What happened to a referral, who did it and when; never changed, only added to. */
export const referralEvents = table(
  "referral_events",
  {
    id: text("id").primaryKey(),
    referral: text("referral")
      .notNull()
      .references(() => referrals.id),
    kind: text("kind").notNull(),
    at: instant("at").notNull(),
    /** staff id, or null where the family did it */
    by: text("by"),
    sealed: text("sealed"),
  },
  (t) => [index("referral_events_referral").on(t.referral, t.at)],
);
