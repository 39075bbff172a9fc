import { int, table } from "../columns";

/** One row that counts the changes of everything that pages without a person's own words show. Triggers of the
 *  database count, so that no way of writing can be forgotten: the portal, another process, a shell. */
export const shown = table("shown", {
  id: int("id").primaryKey(),
  version: int("version").notNull(),
});

/** Whose changes it counts; of groups and sessions not how many places are left,
 *  which is said in words a minute old, nor of a story how many say "me too". */
export const SHOWN_TABLES = [
  "hubs",
  "hub_people",
  "closing_days",
  "settings",
  "helplines",
  "councils",
  "programmes",
  "rooms",
  "groups",
  "sessions",
  "public_stories",
  "story_changes",
] as const;
