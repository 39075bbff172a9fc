/** One's own account: where one is signed in, recovery codes, and the password. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { staffRecoveryCodes } from "../../db/schema/staff";
import { actOnAccount, readAccount } from "../../app/staff/account.server";
import { disableAccount, resetAccount } from "../../app/staff/accounts.server";
import { randomToken } from "../../app/random.server";
import { findSession, type SignedIn } from "../../app/staff/session.server";
import { signIn, type SignInAnswer } from "../../app/staff/sign-in.server";
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

const NEW = "salt marsh lantern four";
const worker = () => addColleague(db.store, "duty_worker", "hamilton");
const enter = (who: Colleague, at: Date, code = who.code(at), password = PASSWORD): Promise<SignInAnswer> =>
  signIn(db.store, { email: who.email, password, code, address: randomToken() }, at);
async function signedIn(who: Colleague, at = MONDAY): Promise<SignedIn> {
  const answer = await enter(who, at);
  if (!answer.ok) throw new Error(answer.why);
  return (await findSession(db.store, answer.token, at))!;
}
const act = async (who: SignedIn, form: Record<string, string>, now = MONDAY) => {
  const fields = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value]]));
  const sent = { fields, address: randomToken(), origin: "http://localhost" };
  return (await actOnAccount(db.store, who, sent, now)).slip;
};
const codesOf = async (who: SignedIn) => (await act(who, { intent: "newCodes", password: PASSWORD })).codes!;
const read = (who: SignedIn, now = MONDAY) => readAccount(db.store, who, now);

describe("sessions", () => {
  it("are listed while they open something, and end one by one or all but this", async () => {
    const who = await worker();
    const first = await signedIn(who, MONDAY);
    const second = await signedIn(who, later(MONDAY, 1));
    const third = await signedIn(who, later(MONDAY, 2));
    const now = later(MONDAY, 3);
    expect((await read(third, now)).sessions.map((it) => [it.id, it.here])).toEqual([
      [third.session.id, true],
      [second.session.id, false],
      [first.session.id, false],
    ]);
    const end = (which: string) => act(third, { intent: "endSession", which }, now);
    expect(await end(first.session.id)).toMatchObject({ said: { key: "sessionsEnded" } });
    expect((await read(third, now)).sessions).toHaveLength(2);
    await end("others");
    expect((await read(third, now)).sessions.map((it) => it.id)).toEqual([third.session.id]);
    expect(await end(first.session.id)).toMatchObject({ said: { key: "gone" } });
    expect((await read(third, later(MONDAY, 23))).sessions).toEqual([]);
  });

  it("are nobody else's to end", async () => {
    const [one, other] = [await signedIn(await worker()), await signedIn(await worker())];
    expect(await act(one, { intent: "endSession", which: other.session.id })).toMatchObject({
      said: { key: "gone" },
    });
    expect((await read(other)).sessions).toHaveLength(1);
  });
});

describe("recovery codes", () => {
  it("sign in once each, however they are typed, and only with the password", async () => {
    const who = await worker();
    const codes = await codesOf(await signedIn(who));
    expect(new Set(codes).size).toBe(10);
    const typed = codes[0]!.toLowerCase().replaceAll("-", " ");
    expect(await enter(who, MONDAY, typed, "not the password")).toEqual({ ok: false, why: "refused" });
    expect(await enter(who, MONDAY, typed)).toMatchObject({ ok: true, recovered: 9 });
    expect(await enter(who, MONDAY, typed)).toEqual({ ok: false, why: "refused" });
    expect(await listActions(db.store, who.id)).toContain("staff.recoveryUsed");
  });

  it("are taken once of two that arrive together", async () => {
    const who = await worker();
    const [code] = await codesOf(await signedIn(who));
    const answers = await Promise.all([enter(who, MONDAY, code), enter(who, MONDAY, code)]);
    expect(answers.filter((it) => it.ok)).toHaveLength(1);
  });

  it("stand nowhere as they are, are one person's, and end with new ones, a reset, or the account", async () => {
    const [who, other] = [await worker(), await worker()];
    const session = await signedIn(who);
    const [old] = await codesOf(session);
    const rows = await db.store.read
      .select()
      .from(staffRecoveryCodes)
      .where(eq(staffRecoveryCodes.staff, who.id));
    expect(JSON.stringify(rows)).not.toContain(old!.replaceAll("-", ""));
    expect(await enter(other, MONDAY, old)).toMatchObject({ ok: false });
    const [fresh, next] = await codesOf(session);
    expect(await enter(who, MONDAY, old)).toMatchObject({ ok: false });
    await resetAccount(db.store, who.email, PASSWORD, MONDAY);
    expect(await enter(who, MONDAY, fresh)).toMatchObject({ ok: false });
    const [last] = await codesOf(await signedIn(other));
    await db.store.transaction((tx) => disableAccount(tx, other.email, MONDAY));
    expect(await enter(other, MONDAY, last)).toMatchObject({ ok: false });
    expect(next).toBeTruthy();
  });

  it("are made only by whoever knows the password, which is slowed after ten guesses", async () => {
    const session = await signedIn(await worker());
    const wrong = () => act(session, { intent: "newCodes", password: "guess" });
    expect(await wrong()).toMatchObject({
      problems: [{ field: "password", code: "passwordWrong" }],
      values: {},
    });
    for (let i = 0; i < 9; i++) await wrong();
    expect(await wrong()).toMatchObject({ said: { key: "tooMany" } });
    expect((await read(session)).codesLeft).toBe(0);
  });
});

describe("the password", () => {
  it("is changed by whoever knows the old one, and signs everybody else out", async () => {
    const who = await worker();
    const other = await signedIn(who, MONDAY);
    const here = await signedIn(who, later(MONDAY, 1));
    const change = (password: string, fresh: string) =>
      act(here, { intent: "changePassword", password, fresh }, later(MONDAY, 1));
    for (const [password, fresh, field, code] of [
      ["", NEW, "password", "passwordMissing"],
      ["wrong", NEW, "password", "passwordWrong"],
      [PASSWORD, "short", "fresh", "passwordTooShort"],
      [PASSWORD, "password1234", "fresh", "passwordCommon"],
    ])
      expect(await change(password!, fresh!)).toMatchObject({ problems: [{ field, code }], values: {} });
    expect(await change(PASSWORD, NEW)).toMatchObject({ said: { key: "passwordChanged" } });
    const left = (await read(here, later(MONDAY, 1))).sessions.map((it) => it.id);
    expect(left).toEqual([here.session.id]);
    expect(left).not.toContain(other.session.id);
    expect(await enter(who, later(MONDAY, 2))).toMatchObject({ ok: false });
    expect(await enter(who, later(MONDAY, 3), who.code(later(MONDAY, 3)), NEW)).toMatchObject({ ok: true });
  });
});
