import { index, instant, int, json, table, text } from "../columns";

/** Of what came in, something that did not happen: by the request's reference, which says nothing of a family. */
export interface Missing {
  reference: string;
  hub: string | null;
  what: "queued" | "announced" | "opened";
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
