import { bool, index, instant, int, json, table, text } from "../columns";
import { hubs } from "./hubs";

/** What is taught. Its words are the service's own, edited in the portal. */
export const programmes = table("programmes", {
  /** slug, in URLs: "you-and-your-child" */
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** one or two plain sentences */
  summary: text("summary").notNull(),
  forWhom: text("for_whom").notNull(),
  /** what a session is like; "" where nobody has written it yet */
  sessionIs: text("session_is").notNull(),
  /** as said: "10 weeks, 2 hours a week" */
  length: text("length").notNull(),
  runBy: text("run_by").notNull(),
  accredited: bool("accredited").notNull(),
  /** nobody books: whoever comes is welcome */
  dropIn: bool("drop_in").notNull(),
  /** a chat comes first: its groups are asked about, not booked */
  askFirst: bool("ask_first").notNull(),
  /** age of the child at a session, in whole months; null: no limit. `toMonths` is the last month that still fits */
  fromMonths: int("from_months"),
  toMonths: int("to_months"),
  /** whether those who expect a baby are meant, and in which weeks of pregnancy; null: any */
  expecting: bool("expecting").notNull(),
  fromWeeks: int("from_weeks"),
  toWeeks: int("to_weeks"),
  /** young people come themselves */
  youngPeople: bool("young_people").notNull(),
  /** not known to run here: every page says so */
  example: bool("example").notNull(),
  active: bool("active").notNull(),
  position: int("position").notNull(),
});

export const rooms = table(
  "rooms",
  {
    id: text("id").primaryKey(),
    hub: text("hub")
      .notNull()
      .references(() => hubs.id),
    name: text("name").notNull(),
    address: json("address").$type<string[]>().notNull(),
    directions: text("directions").notNull(),
    /** steps, toilets, prams, in words */
    access: text("access").notNull(),
    /** adults it holds */
    seats: int("seats").notNull(),
    example: bool("example").notNull(),
    active: bool("active").notNull(),
  },
  (t) => [index("rooms_hub").on(t.hub)],
);

/** `paused`: nobody new for now, those booked go on. `closed`: it is over, or does not happen. */
export type GroupState = "draft" | "published" | "paused" | "closed";

/** One run of a programme. */
export const groups = table(
  "groups",
  {
    /** eight characters, in URLs: random, says nothing */
    id: text("id").primaryKey(),
    programme: text("programme")
      .notNull()
      .references(() => programmes.id),
    hub: text("hub")
      .notNull()
      .references(() => hubs.id),
    /** null: online, or not settled yet */
    room: text("room").references(() => rooms.id),
    online: bool("online").notNull(),
    /** how to join online; shown to those booked and to nobody else */
    joinBy: text("join_by").notNull(),
    /** the place is told to those booked and to nobody else */
    hideVenue: bool("hide_venue").notNull(),
    /** language it is held in, ISO 639-1; "bfi" is BSL */
    language: text("language").notNull(),
    /** what else families should know */
    note: text("note").notNull(),
    /** who leads it, as families are told */
    leads: text("leads").notNull(),
    /** adults, or young people where they come themselves */
    seats: int("seats").notNull(),
    /** children in the creche, and the people who look after them; 0: there is none */
    crechePlaces: int("creche_places").notNull(),
    crecheStaff: int("creche_staff").notNull(),
    /** seats in what the hub sends to bring families */
    transportSeats: int("transport_seats").notNull(),
    /** a chat comes first, whatever its programme says */
    askFirst: bool("ask_first").notNull(),
    state: text("state").$type<GroupState>().notNull(),
    /** of the sessions that are not cancelled; null before any is planned */
    firstAt: instant("first_at"),
    lastAt: instant("last_at"),
    /** 0 is Monday, of the first session; and in which part of the day that begins */
    weekday: int("weekday"),
    dayPart: text("day_part").$type<"morning" | "afternoon" | "evening">(),
    /** free at every session still to come: kept right by `recount` */
    seatsLeft: int("seats_left").notNull().default(0),
    crecheLeft: int("creche_left").notNull().default(0),
    waiting: int("waiting").notNull().default(0),
    /** somebody left or room was made: the waiting list has to be looked at */
    offerDueAt: instant("offer_due_at"),
    /** counts every change: taking its row's lock puts those who book one behind the other */
    turn: int("turn").notNull().default(0),
    /** opens the three questions of the last day, by QR */
    feedbackKey: text("feedback_key").notNull().unique(),
    example: bool("example").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("groups_browse").on(t.state, t.firstAt, t.id),
    index("groups_hub").on(t.hub, t.state, t.firstAt, t.id),
    index("groups_programme").on(t.programme, t.state, t.firstAt),
    index("groups_offer").on(t.offerDueAt),
  ],
);

/** One date of a group. What is taken and held of it is summed up from `session_places`. */
export const sessions = table(
  "sessions",
  {
    id: text("id").primaryKey(),
    group: text("group_id")
      .notNull()
      .references(() => groups.id),
    /** which week of the programme it teaches, from 1 */
    week: int("week").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    /** where it is not in the group's room */
    room: text("room").references(() => rooms.id),
    state: text("state").$type<"planned" | "cancelled">().notNull(),
    /** when it should have been, where it was moved */
    movedFrom: instant("moved_from"),
    seatsTaken: int("seats_taken").notNull().default(0),
    seatsHeld: int("seats_held").notNull().default(0),
    crecheTaken: int("creche_taken").notNull().default(0),
    crecheHeld: int("creche_held").notNull().default(0),
    /** how much of the creche's people those children need: see `creche.ts` */
    unitsTaken: int("units_taken").notNull().default(0),
    unitsHeld: int("units_held").notNull().default(0),
    transportTaken: int("transport_taken").notNull().default(0),
    transportHeld: int("transport_held").notNull().default(0),
  },
  (t) => [index("sessions_group").on(t.group, t.startsAt), index("sessions_start").on(t.startsAt)],
);

/** Answers to the three short questions. Nothing leads from one to a booking. */
export const groupFeedback = table(
  "group_feedback",
  {
    id: text("id").primaryKey(),
    programme: text("programme")
      .notNull()
      .references(() => programmes.id),
    group: text("group_id")
      .notNull()
      .references(() => groups.id),
    stage: text("stage").$type<"start" | "end">().notNull(),
    /** 0 no, 1 a bit, 2 yes: knows more about the child's needs; feels more confident; would come again */
    knows: int("knows").notNull(),
    confident: int("confident").notNull(),
    again: int("again").notNull(),
    via: text("via").$type<"page" | "qr" | "paper">().notNull(),
    /** ISO date: a time of day could point to who sat there */
    on: text("on_date").notNull(),
  },
  (t) => [
    index("group_feedback_programme").on(t.programme, t.stage),
    index("group_feedback_group").on(t.group),
  ],
);
