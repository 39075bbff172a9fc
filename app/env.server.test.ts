import { expect, test } from "vitest";
import { readEnv } from "./env.server";
import { listSettingFaults } from "./live-check.server";

const LIVE = {
  PORTAL_MODE: "live",
  PUBLIC_URL: "https://families.portal.test",
  SMTP_URL: "smtps://user:secret@mail.portal.test",
  MAIL_FROM: "Family portal <portal@portal.test>",
  TRUST_PROXY: "1",
  DATA_DIR: "/srv/portal/data",
  KEYS_DIR: "/srv/keys",
};

test("wrong settings are all named at once", () => {
  expect(() => readEnv({ PORT: "http", PUBLIC_URL: "no address" })).toThrow(/PORT[\s\S]*PUBLIC_URL/);
});

test("an empty setting counts as unset, and cookies are Secure only where the address is https", () => {
  expect(readEnv({ PUBLIC_URL: "" }).secureCookies).toBe(false);
  expect(readEnv(LIVE).secureCookies).toBe(true);
});

test("bounces are read over TLS, or on this machine itself", () => {
  for (const url of ["imaps://me%40x:p%2F@mail.portal.test:993/INBOX", "imap://me:p@127.0.0.1:143/INBOX"])
    expect(readEnv({ BOUNCE_IMAP_URL: url }).BOUNCE_IMAP_URL).toBe(url);
  for (const url of ["imap://me:p@mail.portal.test/INBOX", "https://mail.portal.test", "mail.portal.test"])
    expect(() => readEnv({ BOUNCE_IMAP_URL: url })).toThrow(/BOUNCE_IMAP_URL/);
});

const COUNCIL = {
  OIDC_ISSUER: "https://login.council.test/v2.0",
  OIDC_CLIENT_ID: "portal",
  OIDC_CLIENT_SECRET: "secret",
  OIDC_ROLES: '{"Duty":"duty_worker@hamilton"}',
};

test.each(Object.keys(COUNCIL))(
  "the council's sign-in is set whole or not at all: without %s it is refused",
  (name) => {
    expect(() => readEnv({ ...COUNCIL, [name]: "" })).toThrow(`${name}: is needed with the other`);
    expect(readEnv(COUNCIL).oidc).toMatchObject({ clientId: "portal", rolesClaim: "roles" });
    expect(readEnv({}).oidc).toBeUndefined();
  },
);

test.each([
  [{ ...COUNCIL, OIDC_ISSUER: "http://login.council.test" }, /OIDC_ISSUER: must begin with https/],
  [
    { ...COUNCIL, OIDC_ROLES: '{"Duty":"duty_worker@*"}' },
    /OIDC_ROLES: Duty: duty_worker belongs to one hub/,
  ],
  [{ STAFF_URL: "https://staff.portal.test" }, /STAFF_URL: needs PUBLIC_URL/],
])("%o does not start", (wrong, said) => expect(() => readEnv(wrong)).toThrow(said));

test("passwords are taken until the council alone lets people in", () => {
  expect(readEnv(COUNCIL).ownSignIn).toBe(true);
  expect(readEnv({ ...COUNCIL, OIDC_ONLY: "true" }).ownSignIn).toBe(false);
  expect(readEnv({ ...COUNCIL, OIDC_ISSUER: "http://127.0.0.1:99" }).oidc).toBeDefined();
});

test("staff have a host of their own where it is another than families'", () => {
  const hostOf = (STAFF_URL: string) => readEnv({ ...LIVE, STAFF_URL }).staffHost;
  expect(hostOf("https://Staff.portal.test/")).toBe("staff.portal.test");
  expect(hostOf("https://staff.portal.test:8443")).toBe("staff.portal.test:8443");
  expect(hostOf(LIVE.PUBLIC_URL)).toBeUndefined();
  expect(hostOf("")).toBeUndefined();
});

test("a live portal has nothing to mend", () => expect(listSettingFaults(readEnv(LIVE))).toEqual([]));

test.each([
  [{ PUBLIC_URL: "" }, "PUBLIC_URL is not set"],
  [{ PUBLIC_URL: "http://portal.test" }, "PUBLIC_URL must begin"],
  [{ DECOY_URL: "http://weather.test" }, "DECOY_URL must begin"],
  [{ SMTP_URL: "" }, "SMTP_URL is not set"],
  [{ BOUNCE_FROM: "bounces@example.org" }, "BOUNCE_FROM is still"],
  [{ MAIL_FROM: "x <x@example.org>" }, "MAIL_FROM"],
  [{ KEYS_DIR: "" }, "KEYS_DIR is inside"],
  [{ TRUST_PROXY: "" }, "TRUST_PROXY"],
  [{ HEALTH_TOKEN: "short" }, "HEALTH_TOKEN is weak"],
  [{ QUEUE_URL: "amqp://guest:guest@queue.test" }, "QUEUE_URL"],
  [{ DATABASE_URL: "postgres://portal@db.test/portal" }, "DATABASE_URL"],
  [{ PSEUDO_LANGUAGES: "1" }, "PSEUDO_LANGUAGES"],
  [{ STAFF_URL: "http://staff.portal.test" }, "STAFF_URL must begin"],
  [{ ...COUNCIL, OIDC_ISSUER: "http://localhost:99" }, "OIDC_ISSUER must begin"],
  [{ OIDC_ONLY: "1" }, "OIDC_ONLY is set"],
])("%o keeps it from going live", (wrong, said) => {
  expect(listSettingFaults(readEnv({ ...LIVE, ...wrong })).join("\n")).toContain(said);
});
