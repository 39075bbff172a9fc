import { index, instant, int, json, primaryKey, table, text } from "../columns";
import { hubs } from "./hubs";
import { referrals } from "./referrals";
import { staff } from "./staff";

/** Words a hub's staff put on requests to find them again; kept by its managers. Never shown to a family. */
export const labels = table(
  "labels",
  {
    id: text("id").primaryKey(),
    hub: text("hub")
      .notNull()
      .references(() => hubs.id),
    name: text("name").notNull(),
  },
  (t) => [index("labels_hub").on(t.hub)],
);

export const referralLabels = table(
  "referral_labels",
  {
    referral: text("referral")
      .notNull()
      .references(() => referrals.id),
    label: text("label")
      .notNull()
      .references(() => labels.id),
    /** when the request came: what ended with a label is read from here, the newest first */
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.referral, t.label] }),
    index("referral_labels_label").on(t.label, t.at, t.referral),
  ],
);

/** A list that somebody named: their own, or one for everybody at a hub. */
export const savedViews = table(
  "saved_views",
  {
    id: text("id").primaryKey(),
    /** whose own it is; null: the hub's */
    staff: text("staff").references(() => staff.id),
    hub: text("hub").references(() => hubs.id),
    name: text("name").notNull(),
    /** what its address holds after the question mark */
    query: text("query").notNull(),
  },
  (t) => [index("saved_views_staff").on(t.staff), index("saved_views_hub").on(t.hub)],
);

/** Something done with several requests at once: chosen, looked at, done, and perhaps undone. */
export const bulkActions = table("bulk_actions", {
  id: text("id").primaryKey(),
  by: text("by")
    .notNull()
    .references(() => staff.id),
  at: instant("at").notNull(),
  /** sealed: what is to be done, once that was said */
  command: text("command"),
  doneAt: instant("done_at"),
  undoneAt: instant("undone_at"),
});

export const bulkItems = table(
  "bulk_items",
  {
    bulk: text("bulk")
      .notNull()
      .references(() => bulkActions.id),
    referral: text("referral")
      .notNull()
      .references(() => referrals.id),
    position: int("position").notNull(),
    /** how it stood before and after; null where nothing was done with it */
    before: json("before").$type<Record<string, unknown>>(),
    after: json("after").$type<Record<string, unknown>>(),
    /** why nothing was done with it, or undone */
    refused: text("refused"),
  },
  (t) => [primaryKey({ columns: [t.bulk, t.referral] })],
);

/** Short sentences for families, in one language, kept by a hub's managers: [date], [time] and [place] are filled in. */
export const replyBlocks = table(
  "reply_blocks",
  {
    id: text("id").primaryKey(),
    hub: text("hub")
      .notNull()
      .references(() => hubs.id),
    lang: text("lang").notNull(),
    name: text("name").notNull(),
    text: text("text").notNull(),
    /** who read it and says that it is right, and when */
    checkedBy: text("checked_by").notNull(),
    checkedAt: instant("checked_at").notNull(),
  },
  (t) => [index("reply_blocks_hub").on(t.hub)],
);
