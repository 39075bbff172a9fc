import { index, instant, table, text } from "../columns";

/** A form being filled in. Sealed with a key that also needs the token in the person's cookie. */
export const drafts = table(
  "drafts",
  {
    /** hash of the cookie's token */
    id: text("id").primaryKey(),
    sealed: text("sealed").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("drafts_expires").on(t.expiresAt)],
);

/** One accepted sending. The key is unique: a second press finds the first, and shows its sealed receipt. */
export const submissions = table(
  "submissions",
  {
    key: text("key").primaryKey(),
    kind: text("kind").notNull(),
    subject: text("subject").notNull(),
    /** hash of the cookie's token; with `receipt`, gone after ten minutes and on leaving */
    holder: text("holder"),
    receipt: text("receipt"),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("submissions_holder").on(t.holder), index("submissions_expires").on(t.expiresAt)],
);

/** What was typed into a refused form, and why, until the page it came from is shown again. */
export const slips = table(
  "slips",
  {
    id: text("id").primaryKey(),
    sealed: text("sealed").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("slips_expires").on(t.expiresAt)],
);
