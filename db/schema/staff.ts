import { bool, index, instant, int, json, primaryKey, table, text } from "../columns";

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
  /** who this is to the council's sign-in: issuer and subject */
  oidcSubject: text("oidc_subject").unique(),
  /** of the one link with which they choose a password and set up their app; null once that is done */
  inviteHash: text("invite_hash"),
  invitedAt: instant("invited_at"),
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

/** Keys of a person's own devices, with which they sign in without password and code. */
export const staffPasskeys = table(
  "staff_passkeys",
  {
    /** credential id, base64url */
    id: text("id").primaryKey(),
    staff: text("staff")
      .notNull()
      .references(() => staff.id),
    /** what its owner calls it */
    name: text("name").notNull(),
    /** COSE, base64url */
    publicKey: text("public_key").notNull(),
    counter: int("counter").notNull(),
    transports: json("transports").$type<string[]>().notNull(),
    madeAt: instant("made_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("staff_passkeys_staff").on(t.staff)],
);

/** A sign-in, or a new passkey, that was begun in a browser, or a mailed link that makes one known; gone as soon as it is
 *  answered, so each works once. */
export const staffChallenges = table(
  "staff_challenges",
  {
    /** hash of the token that only this browser, or the mail, has */
    id: text("id").primaryKey(),
    kind: text("kind").$type<"passkey" | "newPasskey" | "oidc" | "browser">().notNull(),
    /** what has to come back: challenge, or state, nonce and verifier, or whose browser it is to be */
    sealed: text("sealed").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("staff_challenges_expires").on(t.expiresAt)],
);
