import { index, instant, table, text } from "../columns";

/** Who did or read what, and when. Holds no family content. */
export const audit = table(
  "audit",
  {
    id: text("id").primaryKey(),
    at: instant("at").notNull(),
    /** staff id, "family", or "portal" */
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subject: text("subject").notNull(),
    hub: text("hub"),
    detail: text("detail"),
  },
  (t) => [index("audit_subject").on(t.subject, t.at), index("audit_at").on(t.at)],
);

/** Last sign of life of a long-running part, by name. */
export const heartbeats = table("heartbeats", {
  name: text("name").primaryKey(),
  at: instant("at").notNull(),
});
