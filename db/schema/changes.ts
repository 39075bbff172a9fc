import { index, instant, json, table, text } from "../columns";

/** What a column of a settings table holds, as JSON keeps it. */
export type Kept =
  string | number | boolean | null | ReadonlyArray<string | { open: string; close: string } | null>;

/** One row of a settings table before and after; null: it was not there. */
export interface RowChange {
  table: string;
  key: Record<string, string>;
  before: Record<string, Kept> | null;
  after: Record<string, Kept> | null;
}

/** Who changed which setting, and how it stood before; never changed, only added to. */
export const settingChanges = table(
  "setting_changes",
  {
    id: text("id").primaryKey(),
    at: instant("at").notNull(),
    /** staff id, "council" or "command" */
    by: text("by").notNull(),
    /** as in `audit`: "hub.contacts" */
    action: text("action").notNull(),
    /** null: of the whole service */
    hub: text("hub"),
    rows: json("rows").$type<RowChange[]>().notNull(),
    /** the change that this one put back */
    putBack: text("put_back"),
  },
  (t) => [index("setting_changes_hub").on(t.hub, t.at), index("setting_changes_at").on(t.at)],
);
