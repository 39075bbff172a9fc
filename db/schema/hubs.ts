import { bool, index, instant, int, json, primaryKey, table, text } from "../columns";

/** Opening hours of a week, Monday first; `null` is closed; times as "08:45", Europe/London. */
export type WeekHours = Array<{ open: string; close: string } | null>;

/** Who is written to: duty first; the second address; at night; whoever answers for the hub, and for the service. */
export type InboxKind = "duty" | "fallback" | "outOfHours" | "manager" | "serviceManager";

export const hubs = table("hubs", {
  /** slug, in URLs and everywhere a hub is named: "east-kilbride" */
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  locality: text("locality").notNull(),
  address: json("address").$type<string[]>().notNull(),
  phone: text("phone").notNull(),
  email: text("email").notNull(),
  hours: json("hours").$type<WeekHours>().notNull(),
  directions: text("directions").notNull(),
  managerName: text("manager_name"),
  /** contacts are made up: every page says so, and a live portal refuses to start */
  example: bool("example").notNull(),
  /** working minutes in which a person will have been in touch */
  targetMinutes: int("target_minutes").notNull(),
  /** working minutes from the first contact in which it should be settled what comes of a request */
  outcomeMinutes: int("outcome_minutes").notNull().default(4800),
  /** working minutes without action after which a request that somebody took goes back to all */
  leaseMinutes: int("lease_minutes").notNull().default(240),
  /** attempts to reach a family before a request may end as "could not reach" */
  contactTries: int("contact_tries").notNull().default(3),
  /** days after a request has ended until its words are deleted; null: not settled, and nothing is deleted for it */
  retentionDays: int("retention_days"),
  /** when that was last changed: nothing is deleted for it before a few days are over */
  retentionSince: instant("retention_since"),
  position: int("position").notNull(),
  active: bool("active").notNull(),
});

/** Mailboxes a hub is told through. Written to only once verified by a code mailed to them. */
export const hubInboxes = table(
  "hub_inboxes",
  {
    hub: text("hub")
      .notNull()
      .references(() => hubs.id),
    kind: text("kind").$type<InboxKind>().notNull(),
    email: text("email").notNull(),
    /** written to in the place of `email` once it is verified; until then the old one goes on */
    pendingEmail: text("pending_email"),
    verifiedAt: instant("verified_at"),
    codeHash: text("code_hash"),
    codeSentAt: instant("code_sent_at"),
  },
  (t) => [primaryKey({ columns: [t.hub, t.kind] })],
);

/** Staff a family might meet, shown on the hub's page. The photo only where that worker agreed. */
export const hubPeople = table(
  "hub_people",
  {
    id: text("id").primaryKey(),
    hub: text("hub")
      .notNull()
      .references(() => hubs.id),
    name: text("name").notNull(),
    role: text("role").notNull(),
    photo: text("photo"),
    photoAgreed: bool("photo_agreed").notNull(),
    position: int("position").notNull(),
  },
  (t) => [index("hub_people_hub").on(t.hub)],
);

/** Bank holidays (hub null: every hub) and a hub's own closing days. */
export const closingDays = table("closing_days", {
  id: text("id").primaryKey(),
  hub: text("hub").references(() => hubs.id),
  /** ISO date: "2026-11-30" */
  date: text("date").notNull(),
  name: text("name").notNull(),
});

/** Facts of the whole service that somebody must confirm, by key. */
export const settings = table("settings", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
  confirmedAt: instant("confirmed_at"),
});

export const helplines = table("helplines", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  number: text("number").notNull(),
  hours: text("hours").notNull(),
  note: text("note").notNull(),
  confidence: text("confidence").notNull(),
  shown: bool("shown").notNull(),
  lastCheckedAt: instant("last_checked_at"),
  position: int("position").notNull(),
});
