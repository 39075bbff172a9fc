import { bool, index, instant, int, primaryKey, table, text } from "../columns";

/** `handover`: another service has been asked, by name, and has not confirmed yet. `merged`: a person found that it and
 *  another are one. `deleted`: its words are gone, for good. */
export type ReferralState =
  "new" | "read" | "taken" | "contacted" | "handover" | "closed" | "withdrawn" | "merged" | "deleted";

/** How a request came: typed by the family here, or typed in by staff for somebody who rang, came in or wrote. */
export type Via = "web" | "phone" | "inPerson" | "paper";

/** Who asked for support: the family itself, or somebody for it. */
export type AskedBy = "family" | "school" | "health" | "police" | "other";

/** What of a request nobody has opened yet. */
export type News = "request" | "message" | "contact" | "withdrawal" | "transfer" | "undelivered";

/** The narrow table that lists are read from; everything personal but a sealed name is in `referral_bodies`. */
export const referrals = table(
  "referrals",
  {
    id: text("id").primaryKey(),
    reference: text("reference").notNull().unique(),
    /** who to ask for, sealed: a list of names opens nothing else. Null once the words are deleted */
    askFor: text("ask_for"),
    /** null: the shared queue, for a family that would rather not say where they live */
    hub: text("hub"),
    state: text("state").$type<ReferralState>().notNull(),
    via: text("via").$type<Via>().notNull().default("web"),
    askedBy: text("asked_by").$type<AskedBy>().notNull().default("family"),
    /** nobody's: made by the portal to try a hub's whole route, and in no figures */
    test: bool("test").notNull().default(false),
    urgent: bool("urgent").notNull(),
    /** 0 while it waits for somebody, 1 once closed or withdrawn: the first column lists sort by */
    done: int("done").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** 0 to 5, see `inbox-order.ts`: what must be done next comes first */
    rank: int("rank").notNull().default(0),
    /** by when what comes next is due: being in touch, and after that an outcome */
    dueAt: instant("due_at").notNull(),
    /** set while the family, once reached, waits for an answer to what it wrote since: by when the outcome is, or was, due */
    outcomeDueAt: instant("outcome_due_at"),
    openedAt: instant("opened_at"),
    takenBy: text("taken_by"),
    takenAt: instant("taken_at"),
    /** when it goes back to all, unless whoever has it does something */
    leaseUntil: instant("lease_until"),
    firstContactAt: instant("first_contact_at"),
    closedAt: instant("closed_at"),
    outcome: text("outcome"),
    /** the family wrote something nobody has opened since, or a mail to it did not arrive */
    unread: bool("unread").notNull(),
    unreadSince: instant("unread_since"),
    /** what it is that nobody has opened */
    news: text("news").$type<News>(),
    /** the clock stands: the hub waits for the family */
    pausedAt: instant("paused_at"),
    /** how often it stood, and for how many working minutes */
    pauses: int("pauses").notNull().default(0),
    pausedMinutes: int("paused_minutes").notNull().default(0),
    /** when the clock has to be looked at next; null: nothing can become due */
    alarmAt: instant("alarm_at"),
    codeHash: text("code_hash").notNull(),
    /** the request that this one was found to be the same as */
    mergedInto: text("merged_into"),
    /** when its words are deleted for good */
    deleteAt: instant("delete_at"),
    /** its words have to be put into `search_terms` anew */
    reindex: bool("reindex").notNull().default(true),
  },
  (t) => [
    index("referrals_inbox").on(t.hub, t.done, t.rank, t.dueAt, t.id),
    index("referrals_ended").on(t.hub, t.done, t.receivedAt, t.id),
    index("referrals_inbox_all").on(t.done, t.rank, t.dueAt, t.id),
    index("referrals_ended_all").on(t.done, t.receivedAt, t.id),
    index("referrals_taken").on(t.takenBy, t.done, t.rank, t.dueAt, t.id),
    index("referrals_unread").on(t.unreadSince, t.hub),
    index("referrals_merged").on(t.mergedInto),
    index("referrals_delete").on(t.deleteAt),
    index("referrals_alarm").on(t.done, t.alarmAt),
    index("referrals_lease").on(t.done, t.leaseUntil),
    index("referrals_reindex").on(t.reindex),
  ],
);

/** Who had to be told that a request waits: once for each kind of alarm and deadline. */
export const referralAlarms = table(
  "referral_alarms",
  {
    referral: text("referral")
      .notNull()
      .references(() => referrals.id),
    kind: text("kind").notNull(),
    /** the deadline that it is about */
    of: instant("of").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.referral, t.kind, t.of] })],
);

/** What staff can find a referral by: HMACs of its words, with the key of the month it came in. */
export const searchTerms = table(
  "search_terms",
  {
    referral: text("referral")
      .notNull()
      .references(() => referrals.id),
    term: text("term").notNull(),
    /** "": the shared queue, so that one and the same query finds it */
    hub: text("hub").notNull().default(""),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.referral, t.term] }),
    index("search_terms_holders").on(t.term, t.hub, t.at, t.referral),
  ],
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

/** What staff noted for staff. No page, mail or file for a family reads this table, and what it seals opens nowhere else.
 *  The id is its event's. */
export const referralNotes = table(
  "referral_notes",
  {
    id: text("id")
      .primaryKey()
      .references(() => referralEvents.id),
    referral: text("referral")
      .notNull()
      .references(() => referrals.id),
    sealed: text("sealed").notNull(),
  },
  (t) => [index("referral_notes_referral").on(t.referral)],
);

/** What a family and its hub wrote to one another on the family's page. The id is its event's. */
export const referralMessages = table(
  "referral_messages",
  {
    id: text("id")
      .primaryKey()
      .references(() => referralEvents.id),
    referral: text("referral")
      .notNull()
      .references(() => referrals.id),
    sealed: text("sealed").notNull(),
  },
  (t) => [index("referral_messages_referral").on(t.referral)],
);

/** What a person said of two requests: about one child and from two homes (`wall`), or not the same (`notSame`). A wall
 *  stands here both ways, for all that was merged with either. */
export const referralLinks = table(
  "referral_links",
  {
    referral: text("referral")
      .notNull()
      .references(() => referrals.id),
    other: text("other")
      .notNull()
      .references(() => referrals.id),
    kind: text("kind").$type<"wall" | "notSame">().notNull(),
    /** by what `other` could be known to the home of `referral`, sealed with the key of the month of `referral`'s own
     *  words; added to, never taken from. Null until it is first filled, and once those words are deleted */
    kept: text("kept"),
  },
  (t) => [primaryKey({ columns: [t.referral, t.other] })],
);
