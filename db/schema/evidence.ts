import { index, instant, int, json, table, text } from "../columns";

/** Of what came in, something that did not happen: by the request's reference, which says nothing of a family. */
export interface Missing {
  reference: string;
  hub: string | null;
  /** `gone`: the record says that it came in, and there is no such row. Its id, where its reference is not known */
  what: "gone" | "queued" | "announced" | "opened";
  /** the task's id, where it is one */
  task?: string;
}

/** What a day's counting found; never changed, only added to. */
export const reconciliations = table(
  "reconciliations",
  {
    id: text("id").primaryKey(),
    /** ISO date in London */
    day: text("day").notNull(),
    /** when it was counted */
    at: instant("at").notNull(),
    received: int("received").notNull(),
    /** null: no queue is set, so none was told */
    queued: int("queued"),
    announced: int("announced").notNull(),
    opened: int("opened").notNull(),
    missing: json("missing").$type<Missing[]>().notNull(),
  },
  (t) => [index("reconciliations_day").on(t.day, t.at)],
);

/** A test request that went the whole route of a hub or of the shared queue, and how far it came. */
export const canaries = table(
  "canaries",
  {
    /** the test request's id; the request itself is gone once it was seen */
    id: text("id").primaryKey(),
    /** "": the shared queue, so that one and the same query finds it */
    hub: text("hub").notNull(),
    at: instant("at").notNull(),
    /** set once it stood in the inbox, opened, and every notice of it was taken */
    seenAt: instant("seen_at"),
    /** set when it was not seen in time, with what was missing */
    failedAt: instant("failed_at"),
    missing:
      json("missing").$type<Array<"listed" | "opened" | "announced" | "announcedAtNight" | "queued">>(),
  },
  (t) => [index("canaries_hub").on(t.hub, t.at)],
);
