import { bool, index, instant, primaryKey, table, text } from "../columns";

export const staff = table("staff", {
  id: text("id").primaryKey(),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  passwordHash: text("password_hash").notNull(),
  /** sealed TOTP secret, base32 */
  totp: text("totp").notNull(),
  /** last TOTP step accepted, so that a code works once */
  totpStep: text("totp_step"),
  /** a made-up account for example mode; a live portal refuses to start with one */
  example: bool("example").notNull(),
  disabledAt: instant("disabled_at"),
});

export const staffRoles = table(
  "staff_roles",
  {
    staff: text("staff")
      .notNull()
      .references(() => staff.id),
    role: text("role").notNull(),
    /** hub slug, or "*" for a role over the whole service */
    hub: text("hub").notNull(),
  },
  (t) => [primaryKey({ columns: [t.staff, t.role, t.hub] })],
);

export const staffSessions = table(
  "staff_sessions",
  {
    /** hash of the cookie's token */
    id: text("id").primaryKey(),
    staff: text("staff")
      .notNull()
      .references(() => staff.id),
    startedAt: instant("started_at").notNull(),
    seenAt: instant("seen_at").notNull(),
    endedAt: instant("ended_at"),
    /** sealed: what this person last searched for */
    search: text("search"),
  },
  (t) => [index("staff_sessions_staff").on(t.staff)],
);

/** For whoever has lost their authenticator app: each works once, in the place of its code. */
export const staffRecoveryCodes = table(
  "staff_recovery_codes",
  {
    id: text("id").primaryKey(),
    staff: text("staff")
      .notNull()
      .references(() => staff.id),
    codeHash: text("code_hash").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("staff_recovery_codes_staff").on(t.staff)],
);
