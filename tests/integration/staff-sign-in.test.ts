import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { eq } from "drizzle-orm";
import { staff, staffSessions } from "../../db/schema/staff";
import { disableAccount, resetAccount } from "../../app/staff/accounts.server";
import { randomToken } from "../../app/random.server";
import { endSession, findSession } from "../../app/staff/session.server";
import { signIn, type Attempt } from "../../app/staff/sign-in.server";
import { testDatabase, type TestDatabase } from "../support/database";
import {
  addColleague,
  addHubs,
  later,
  listActions,
  MONDAY,
  PASSWORD,
  type Colleague,
} from "../support/staff";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
});
afterAll(() => db.close());

const worker = () => addColleague(db.store, "duty_worker", "hamilton");
const attempt = (who: Colleague, at: Date, more: Partial<Attempt> = {}): Attempt => ({
  ...{ email: who.email, password: PASSWORD, code: who.code(at), address: randomToken() },
  ...more,
});
const enter = (who: Colleague, at = MONDAY, more: Partial<Attempt> = {}) =>
  signIn(db.store, attempt(who, at, more), at);

async function tokenOf(who: Colleague, at = MONDAY): Promise<string> {
  const answer = await enter(who, at);
  if (!answer.ok) throw new Error(answer.why);
  return answer.token;
}

const refused = { ok: false, why: "refused" };

describe("signing in", () => {
  it("takes e-mail, password and code together, and keeps only a hash of the token", async () => {
    const who = await worker();
    const token = await tokenOf(who);
    expect(await findSession(db.store, token, MONDAY)).toMatchObject({
      staff: { id: who.id, roles: who.roles },
    });
    const rows = await db.store.read.select().from(staffSessions).where(eq(staffSessions.staff, who.id));
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await listActions(db.store, who.id)).toEqual(["staff.added", "staff.signedIn"]);
  });

  it("forgives capitals and spaces in the e-mail, and a space in the code", async () => {
    const who = await worker();
    const code = who.code(MONDAY).replace(/(...)/, "$1 ");
    const answer = await enter(who, MONDAY, { email: ` ${who.email.toUpperCase()} `, code });
    expect(answer.ok).toBe(true);
  });

  it("says the same of a wrong password, a wrong code and an unknown account", async () => {
    const who = await worker();
    expect(await enter(who, MONDAY, { password: "tidal gannet plinths" })).toEqual(refused);
    expect(await enter(who, MONDAY, { code: who.code(later(MONDAY, 5)) })).toEqual(refused);
    expect(await enter(who, MONDAY, { code: "" })).toEqual(refused);
    expect(await enter(who, MONDAY, { email: "nobody@council.example.org" })).toEqual(refused);
    expect(await listActions(db.store, who.id)).toEqual([
      "staff.added",
      ...Array(3).fill("staff.signInRefused"),
    ]);
  });

  it("takes an unknown account as long as a known one", async () => {
    const who = await worker();
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    const emails = { known: who.email, unknown: `${randomToken()}@council.example.org` };
    for (let i = 0; i < 4; i++)
      for (const kind of ["known", "unknown"] as const) {
        const before = performance.now();
        await enter(who, MONDAY, { email: emails[kind], password: "wrong password here" });
        times[kind].push(performance.now() - before);
      }
    // the quickest of each: a busy machine only ever makes them slower
    expect(Math.min(...times.unknown)).toBeGreaterThan(Math.min(...times.known) / 2);
  });

  it("takes a code once, also of two that arrive together", async () => {
    const who = await worker();
    const both = await Promise.all([enter(who), enter(who)]);
    expect(both.filter((it) => it.ok)).toHaveLength(1);
    expect(await enter(who, later(MONDAY, 0.2))).toEqual(refused);
    expect((await enter(who, later(MONDAY, 1))).ok).toBe(true);
  });

  it("allows one step of a clock that runs wrong, and no more", async () => {
    for (const [minutes, ok] of [
      [0.5, true],
      [-0.5, true],
      [1.5, false],
      [-1.5, false],
    ] as const) {
      const who = await worker();
      const answer = await enter(who, MONDAY, { code: who.code(later(MONDAY, minutes)) });
      expect(answer.ok, `${minutes} min`).toBe(ok);
    }
  });

  it("replaces the session this browser had", async () => {
    const who = await worker();
    const oldToken = await tokenOf(who);
    await enter(who, later(MONDAY, 1), { oldToken });
    expect(await findSession(db.store, oldToken, later(MONDAY, 1))).toBeUndefined();
  });
});

describe("guesses", () => {
  it("are slowed by account, whatever the address, and whether there is such an account or not", async () => {
    const who = await worker();
    for (const email of [who.email, `${randomToken()}@council.example.org`]) {
      for (let i = 0; i < 10; i++)
        expect(await enter(who, MONDAY, { email, password: "x" })).toEqual(refused);
      expect(await enter(who, MONDAY, { email })).toEqual({ ok: false, why: "tooMany" });
    }
  });

  it("are slowed by address, whatever the account", async () => {
    const who = await worker();
    const address = randomToken();
    for (let i = 0; i < 10; i++)
      await enter(who, MONDAY, { email: `${randomToken()}@council.example.org`, address });
    expect(await enter(who, MONDAY, { address })).toEqual({ ok: false, why: "tooMany" });
    expect((await enter(who)).ok).toBe(true);
  });

  it("that were right are not counted: one office signs in from one address", async () => {
    const address = randomToken();
    for (let i = 0; i < 11; i++) expect((await enter(await worker(), MONDAY, { address })).ok).toBe(true);
  });
});

describe("a session", () => {
  it("ends after 20 idle minutes, counted from when it was last used", async () => {
    const token = await tokenOf(await worker());
    expect(await findSession(db.store, token, later(MONDAY, 19))).toBeDefined();
    expect(await findSession(db.store, token, later(MONDAY, 38))).toBeDefined();
    expect(await findSession(db.store, token, later(MONDAY, 58))).toBeUndefined();
  });

  it("is not kept alive by a page that asks by itself", async () => {
    const token = await tokenOf(await worker());
    for (const minutes of [5, 10, 15, 19])
      expect(await findSession(db.store, token, later(MONDAY, minutes), true)).toBeDefined();
    expect(await findSession(db.store, token, later(MONDAY, 20), true)).toBeUndefined();
  });

  it("ends after 10 hours, however busy", async () => {
    const token = await tokenOf(await worker());
    for (let minute = 15; minute < 600; minute += 15)
      expect(await findSession(db.store, token, later(MONDAY, minute))).toBeDefined();
    expect(await findSession(db.store, token, later(MONDAY, 600))).toBeUndefined();
  });

  it("writes when it was seen at most once a minute", async () => {
    const who = await worker();
    const token = await tokenOf(who);
    const seen = async () =>
      (await db.store.read.select().from(staffSessions).where(eq(staffSessions.staff, who.id)))[0]!.seenAt;
    await findSession(db.store, token, later(MONDAY, 0.9));
    expect(await seen()).toEqual(MONDAY);
    await findSession(db.store, token, later(MONDAY, 1));
    expect(await seen()).toEqual(later(MONDAY, 1));
  });

  it("ends on signing out", async () => {
    const who = await worker();
    const token = await tokenOf(who);
    await db.store.transaction((tx) => endSession(tx, token, MONDAY));
    expect(await findSession(db.store, token, MONDAY)).toBeUndefined();
    expect((await listActions(db.store, who.id)).at(-1)).toBe("staff.signedOut");
  });

  it("ends at the next request once the account is disabled, which cannot sign in again until reset", async () => {
    const who = await worker();
    const token = await tokenOf(who);
    await db.store.transaction((tx) => disableAccount(tx, who.email, MONDAY));
    expect(await findSession(db.store, token, MONDAY)).toBeUndefined();
    expect(await enter(who, later(MONDAY, 2))).toEqual(refused);
    await resetAccount(db.store, who.email, PASSWORD, MONDAY);
    expect(await findSession(db.store, token, MONDAY)).toBeUndefined();
    const [row] = await db.store.read.select().from(staff).where(eq(staff.id, who.id));
    expect(row?.disabledAt).toBeNull();
  });

  it("is refused to a disabled account even where nobody ended it", async () => {
    const who = await worker();
    const token = await tokenOf(who);
    await db.store.transaction((tx) =>
      tx.update(staff).set({ disabledAt: MONDAY }).where(eq(staff.id, who.id)),
    );
    expect(await findSession(db.store, token, MONDAY)).toBeUndefined();
  });

  it("is nobody's for a token that was never given", async () => {
    expect(await findSession(db.store, randomToken(), MONDAY)).toBeUndefined();
  });
});
