import { bool, index, instant, int, primaryKey, table, text } from "../columns";
import { groups, sessions } from "./groups";
import { hubs } from "./hubs";
import type { Via } from "./referrals";

/** `asked`: a person has to talk to them first. `waiting`: on the list. `offered`: places are held for them until
 *  `offerUntil`. `paused`: on the list, and passed over until somebody has spoken with them. */
export type BookingState = "booked" | "asked" | "waiting" | "offered" | "paused" | "ended";

/** Why one has ended. `declined`: they did not want the places offered, nor another offer. `staff`: a person ended it. */
export type BookingEnd = "cancelled" | "leftList" | "declined" | "groupOver" | "groupClosed" | "staff";

/** Places asked for as one: all of them, or none. Everything personal is in `booking_bodies`. */
export const bookings = table(
  "bookings",
  {
    id: text("id").primaryKey(),
    reference: text("reference").notNull().unique(),
    codeHash: text("code_hash").notNull(),
    /** who to ask for, sealed. Null once the words are deleted */
    askFor: text("ask_for"),
    group: text("group_id")
      .notNull()
      .references(() => groups.id),
    /** the group's */
    hub: text("hub").notNull(),
    state: text("state").$type<BookingState>().notNull(),
    endedWhy: text("ended_why").$type<BookingEnd>(),
    via: text("via").$type<Via>().notNull(),
    /** adults; of transport: everybody who needs a seat */
    seats: int("seats").notNull(),
    creche: int("creche").notNull(),
    transport: int("transport").notNull(),
    madeAt: instant("made_at").notNull(),
    /** order on the list; kept when an offer is let go by */
    listedAt: instant("listed_at"),
    /** breaks a tie between those who came within a millisecond: the group's turn */
    listedTurn: int("listed_turn"),
    offeredAt: instant("offered_at"),
    offerUntil: instant("offer_until"),
    endedAt: instant("ended_at"),
    /** the three questions were answered, before the first and after the last session */
    startAnswered: bool("start_answered").notNull().default(false),
    endAnswered: bool("end_answered").notNull().default(false),
    /** when its words are deleted for good */
    deleteAt: instant("delete_at"),
  },
  (t) => [
    index("bookings_group").on(t.group, t.state, t.listedAt, t.listedTurn),
    index("bookings_offer").on(t.state, t.offerUntil),
    index("bookings_delete").on(t.deleteAt),
  ],
);

/** Sealed: names, children, needs, safe contact, transcript. */
export const bookingBodies = table("booking_bodies", {
  id: text("id")
    .primaryKey()
    .references(() => bookings.id),
  sealed: text("sealed").notNull(),
});

/** What a booking has of a session. `held`: for an offer. `away`: they said they cannot come, and it is free for
 *  somebody else. `guest`: of another group's booking, to make up for a week missed. */
export const sessionPlaces = table(
  "session_places",
  {
    session: text("session")
      .notNull()
      .references(() => sessions.id),
    booking: text("booking")
      .notNull()
      .references(() => bookings.id),
    state: text("state").$type<"taken" | "held" | "away" | "guest">().notNull(),
    seats: int("seats").notNull(),
    creche: int("creche").notNull(),
    units: int("units").notNull(),
    transport: int("transport").notNull(),
    /** the creche place alone was given back for this week */
    crecheAway: bool("creche_away").notNull().default(false),
    attended: text("attended").$type<"came" | "missed">(),
    attendedAt: instant("attended_at"),
    attendedBy: text("attended_by"),
    /** the week's reminder was put into the outbox */
    remindedAt: instant("reminded_at"),
  },
  (t) => [primaryKey({ columns: [t.session, t.booking] }), index("session_places_booking").on(t.booking)],
);

/** What happened to a booking, who did it and when; never changed, only added to. */
export const bookingEvents = table(
  "booking_events",
  {
    id: text("id").primaryKey(),
    booking: text("booking")
      .notNull()
      .references(() => bookings.id),
    kind: text("kind").notNull(),
    at: instant("at").notNull(),
    /** staff id, "portal", or null where the family did it */
    by: text("by"),
    sealed: text("sealed"),
  },
  (t) => [index("booking_events_booking").on(t.booking, t.at)],
);

/** What a family is told on its page: that a session moved, places are offered, somebody missed them. */
export const bookingMessages = table(
  "booking_messages",
  {
    id: text("id").primaryKey(),
    booking: text("booking")
      .notNull()
      .references(() => bookings.id),
    at: instant("at").notNull(),
    /** staff id, "portal", or null where the family wrote it */
    by: text("by"),
    sealed: text("sealed").notNull(),
  },
  (t) => [index("booking_messages_booking").on(t.booking, t.at)],
);

/** Why somebody on a waiting list was passed over when places came back. `asked`, `paused`: a person has to talk with
 *  them first, or the group takes no names. `declined`: they said no to these places and stay for others. `chosen`: staff
 *  placed somebody by hand. */
export type SkipReason =
  | "seats"
  | "creche"
  | "crecheStaff"
  | "transport"
  | "apart"
  | "asked"
  | "paused"
  | "declined"
  | "chosen"
  | "tooLate";

/** Somebody further up the list was passed over for somebody further down, or for nobody: each with its reason. */
export const listSkips = table(
  "list_skips",
  {
    id: text("id").primaryKey(),
    group: text("group_id")
      .notNull()
      .references(() => groups.id),
    booking: text("booking")
      .notNull()
      .references(() => bookings.id),
    at: instant("at").notNull(),
    reason: text("reason").$type<SkipReason>().notNull(),
    /** who got the offer then; null: nobody */
    offeredTo: text("offered_to").references(() => bookings.id),
  },
  (t) => [index("list_skips_group").on(t.group, t.at), index("list_skips_booking").on(t.booking)],
);

/** Two families that must not sit in one group. Sealed: by what each is known, and the reason that staff can read. */
export const keepApart = table(
  "keep_apart",
  {
    id: text("id").primaryKey(),
    hub: text("hub")
      .notNull()
      .references(() => hubs.id),
    sealed: text("sealed").notNull(),
    createdAt: instant("created_at").notNull(),
    createdBy: text("created_by").notNull(),
    endedAt: instant("ended_at"),
    endedBy: text("ended_by"),
  },
  (t) => [index("keep_apart_hub").on(t.hub, t.endedAt)],
);

/** Which bookings were found to be of one of the two families. */
export const keepApartBookings = table(
  "keep_apart_bookings",
  {
    pair: text("pair")
      .notNull()
      .references(() => keepApart.id),
    booking: text("booking")
      .notNull()
      .references(() => bookings.id),
    side: text("side").$type<"a" | "b">().notNull(),
  },
  (t) => [primaryKey({ columns: [t.pair, t.booking] }), index("keep_apart_bookings_booking").on(t.booking)],
);
