/** Passkeys: made, used, removed, and everything that must not pass for one. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import fc from "fast-check";
import { eq } from "drizzle-orm";
import { audit } from "../../db/schema/audit";
import { staffChallenges, staffPasskeys } from "../../db/schema/staff";
import { translator } from "../../app/i18n/i18n.server";
import { randomToken } from "../../app/random.server";
import { deleteExpired } from "../../app/safety/retention.server";
import { actOnAccount, readAccount } from "../../app/staff/account.server";
import { disableAccount, resetAccount } from "../../app/staff/accounts.server";
import { beginChallenge, takeChallenge } from "../../app/staff/challenges.server";
import { readAsked, readMade } from "../../app/staff/passkey-answers";
import { beginPasskeySignIn, signInWithPasskey } from "../../app/staff/passkey-sign-in.server";
import { sayDetail } from "../../app/staff/say-record";
import { findSession, startSession, type SignedIn } from "../../app/staff/session.server";
import { Authenticator, type Spoilt } from "../support/authenticator";
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

const ORIGIN = "https://support.example.org";
const refused = { ok: false, why: "refused" };

interface Person {
  who: Colleague;
  session: SignedIn;
}
async function person(): Promise<Person> {
  const who = await addColleague(db.store, "duty_worker", "hamilton");
  const token = await db.store.transaction((tx) => startSession(tx, who.id, MONDAY));
  return { who, session: (await findSession(db.store, token, MONDAY))! };
}
const act = (it: Person, form: Record<string, string>, more: { challenge?: string; now?: Date } = {}) => {
  const { now = MONDAY, ...from } = more;
  const fields = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value]]));
  return actOnAccount(db.store, it.session, { fields, address: randomToken(), origin: ORIGIN, ...from }, now);
};
async function begin(it: Person, name = "Work laptop") {
  const { slip, challenge } = await act(it, { intent: "addPasskey", name, password: PASSWORD });
  return { options: slip.passkey!, challenge: challenge! };
}
/** What is said about a passkey that was made so. */
async function keep(it: Person, device = new Authenticator(ORIGIN), spoilt: Spoilt = {}, now = MONDAY) {
  const { options, challenge } = await begin(it);
  const credential = device.make(options, spoilt);
  return (await act(it, { intent: "keepPasskey", credential }, { challenge, now })).slip.said?.key;
}
async function withPasskey(counts = true) {
  const it = await person();
  const device = new Authenticator(ORIGIN, counts);
  expect(await keep(it, device)).toBe("passkeyAdded");
  return { ...it, device };
}
const passkeysOf = async ({ session }: Person) => (await readAccount(db.store, session, MONDAY)).passkeys;

/** Signs in with what this device says. */
async function enter(device: Authenticator, spoilt: Spoilt = {}, now = MONDAY, more: object = {}) {
  const { options, token } = await beginPasskeySignIn(db.store, ORIGIN, now);
  const credential = device.answer(options, spoilt);
  const from = { address: randomToken(), origin: ORIGIN, challenge: token };
  return signInWithPasskey(db.store, { credential, ...from, ...more }, now);
}

describe("making one", () => {
  it("takes the password, and a device that answers what it was asked", async () => {
    const it = await person();
    const add = (form: Record<string, string>) => act(it, { intent: "addPasskey", ...form });
    for (const [form, field, code] of [
      [{ name: " ", password: PASSWORD }, "name", "passkeyNameMissing"],
      [{ name: "x", password: "" }, "password", "passwordMissing"],
      [{ name: "x", password: "guess" }, "password", "passwordWrong"],
    ] as const) {
      const { slip, challenge } = await add(form);
      expect(slip).toMatchObject({ form: "addPasskey", problems: [{ field, code }] });
      expect(slip.passkey ?? challenge).toBeUndefined();
      expect(JSON.stringify(slip)).not.toContain("guess");
    }
    const { options } = await begin(it);
    expect(JSON.parse(options)).toMatchObject({
      rp: { id: "support.example.org" },
      user: { name: it.who.email },
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      attestation: "none",
    });
    expect(await keep(it)).toBe("passkeyAdded");
    expect(await passkeysOf(it)).toMatchObject([{ name: "Work laptop", madeAt: MONDAY, usedAt: null }]);
    expect(await listActions(db.store, it.who.id)).toContain("staff.passkeyAdded");
  });

  it.each<[string, Spoilt]>([
    ["of another page", { origin: "https://support.example.com" }],
    ["of another host", { rpId: "example.org" }],
    ["to another question", { challenge: "bm90IHRoaXMgb25l" }],
    ["of a device that did not look who it was", { verified: false }],
    ["with a maker's certificate, which could send the portal elsewhere", { certified: true }],
  ])("refuses an answer %s", async (_, spoilt) => {
    const it = await person();
    expect(await keep(it, undefined, spoilt)).toBe("passkeyNotAdded");
    expect(await passkeysOf(it)).toEqual([]);
  });

  it("refuses what was begun elsewhere, by somebody else, too long ago, or once already", async () => {
    const [one, other] = [await person(), await person()];
    const { options, challenge } = await begin(one);
    const send = (it: Person, more: { challenge?: string; now?: Date }) =>
      act(it, { intent: "keepPasskey", credential: new Authenticator(ORIGIN).make(options) }, more);
    const said = async (...it: Parameters<typeof send>) => (await send(...it)).slip.said!.key;
    expect(await said(one, {})).toBe("passkeyNotAdded");
    expect(await said(one, { challenge: randomToken() })).toBe("passkeyNotAdded");
    expect(await said(other, { challenge })).toBe("passkeyNotAdded");
    const late = await begin(one);
    expect(await said(one, { challenge: late.challenge, now: later(MONDAY, 5) })).toBe("passkeyNotAdded");
    const device = new Authenticator(ORIGIN);
    const again = await begin(one);
    const credential = device.make(again.options);
    const twice = await Promise.all(
      [1, 2].map(() => act(one, { intent: "keepPasskey", credential }, { challenge: again.challenge })),
    );
    expect(twice.map((it) => it.slip.said!.key).sort()).toEqual(["passkeyAdded", "passkeyNotAdded"]);
    expect(await passkeysOf(other)).toEqual([]);
  });

  it("refuses one that is somebody's already, and an eleventh", async () => {
    const { device } = await withPasskey();
    const other = await person();
    const { options, challenge } = await begin(other);
    const credential = new Authenticator(ORIGIN).make(options, {}, device.credential!.id);
    const { slip } = await act(other, { intent: "keepPasskey", credential }, { challenge });
    expect(slip.said!.key).toBe("passkeyNotAdded");
    for (let i = 0; i < 10; i++) await keep(other);
    expect(await act(other, { intent: "addPasskey", name: "One more", password: PASSWORD })).toMatchObject({
      slip: { problems: [{ field: "name", code: "passkeysFull" }], values: { name: ["One more"] } },
    });
  });
});

describe("signing in", () => {
  it("needs nothing but the device, ends the session this browser had, and says how in the record", async () => {
    const { who, device } = await withPasskey();
    const oldToken = await db.store.transaction((tx) => startSession(tx, who.id, MONDAY));
    const answer = await enter(device, {}, later(MONDAY, 1), { oldToken });
    if (!answer.ok) throw new Error(answer.why);
    expect(await findSession(db.store, answer.token, later(MONDAY, 1))).toMatchObject({
      staff: { id: who.id },
    });
    expect(await findSession(db.store, oldToken, later(MONDAY, 1))).toBeUndefined();
    const lines = await db.store.read.select().from(audit).where(eq(audit.subject, who.id));
    const line = lines.find((it) => it.action === "staff.signedIn" && it.detail === "passkey")!;
    expect(sayDetail(translator("en"), line, "en")).toBe("With a passkey");
    expect(
      (await db.store.read.select().from(staffPasskeys).where(eq(staffPasskeys.staff, who.id)))[0],
    ).toMatchObject({ counter: 1, usedAt: later(MONDAY, 1) });
  });

  it("tells nobody whose account it is about", async () => {
    const { options } = await beginPasskeySignIn(db.store, ORIGIN, MONDAY);
    expect(JSON.parse(options)).toMatchObject({ rpId: "support.example.org", userVerification: "required" });
    expect(JSON.parse(options)).not.toHaveProperty("allowCredentials");
  });

  it.each<[string, Spoilt]>([
    ["of another page", { origin: "https://support.example.com" }],
    ["of another host", { rpId: "example.org" }],
    ["to another question", { challenge: "bm90IHRoaXMgb25l" }],
    ["of a device that did not look who it was", { verified: false }],
    ["that somebody else signed", { signature: Buffer.from("no signature").toString("base64url") }],
    ["for another person", { userHandle: Buffer.from("somebody else").toString("base64url") }],
    ["that names nobody", { userHandle: "" }],
    ["whose counter no column holds", { counter: 2 ** 32 - 1 }],
  ])("refuses an answer %s, in the same words", async (_, spoilt) => {
    const { who, device } = await withPasskey();
    expect(await enter(device, spoilt)).toEqual(refused);
    // what the device says is right otherwise
    expect(await enter(device)).toMatchObject({ ok: true });
    if (spoilt.userHandle !== "")
      expect(await listActions(db.store, who.id)).toContain("staff.signInRefused");
  });

  it("refuses a counter that went back or stood still, as a copy's does, but not one that never counts", async () => {
    const { device } = await withPasskey();
    expect(await enter(device, { counter: 7 })).toMatchObject({ ok: true });
    for (const counter of [7, 6, 0]) expect(await enter(device, { counter })).toEqual(refused);
    expect(await enter(device, { counter: 8 })).toMatchObject({ ok: true });
    const { device: without } = await withPasskey(false);
    for (let i = 0; i < 2; i++) expect(await enter(without)).toMatchObject({ ok: true });
  });

  it("takes one of two answers with the same count", async () => {
    const { device } = await withPasskey();
    const both = await Promise.all([enter(device, { counter: 3 }), enter(device, { counter: 3 })]);
    expect(both.filter((it) => it.ok)).toHaveLength(1);
  });

  it("refuses a question of another browser, of another kind, too old, or used before", async () => {
    const { device, ...it } = await withPasskey();
    const { options, token } = await beginPasskeySignIn(db.store, ORIGIN, MONDAY);
    const send = (challenge: string | undefined, now = MONDAY) =>
      signInWithPasskey(
        db.store,
        { credential: device.answer(options), challenge, address: randomToken(), origin: ORIGIN },
        now,
      );
    const elsewhere = await beginPasskeySignIn(db.store, ORIGIN, MONDAY);
    for (const other of [undefined, randomToken(), elsewhere.token, (await begin(it)).challenge])
      expect(await send(other)).toEqual(refused);
    expect(await send(token)).toMatchObject({ ok: true });
    expect(await send(token)).toEqual(refused);
    const late = await beginPasskeySignIn(db.store, ORIGIN, MONDAY);
    const credential = device.answer(late.options);
    const from = { challenge: late.token, address: randomToken(), origin: ORIGIN };
    expect(await signInWithPasskey(db.store, { credential, ...from }, later(MONDAY, 5))).toEqual(refused);
  });

  it("refuses an unknown passkey, one that was removed, and those of an account that is disabled or was reset", async () => {
    const stranger = new Authenticator(ORIGIN);
    stranger.make((await begin(await person())).options);
    expect(await enter(stranger)).toEqual(refused);
    const { device, ...it } = await withPasskey();
    await db.store.transaction((tx) => disableAccount(tx, it.who.email, MONDAY));
    expect(await enter(device)).toEqual(refused);
    await resetAccount(db.store, it.who.email, PASSWORD, MONDAY);
    expect(await enter(device)).toEqual(refused);
    expect(await passkeysOf(it)).toEqual([]);
  });

  it("refuses whatever else is sent in its place", async () => {
    const { device } = await withPasskey();
    const { options } = await beginPasskeySignIn(db.store, ORIGIN, MONDAY);
    const good = device.answer(options);
    expect(readAsked(good)).toBeDefined();
    expect(readAsked(`${good}${" ".repeat(20_000)}`)).toBeUndefined();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readAsked(text)).toBeUndefined();
        expect(readMade(text)).toBeUndefined();
      }),
    );
    const from = { challenge: randomToken(), address: randomToken(), origin: ORIGIN };
    expect(await signInWithPasskey(db.store, { credential: "{}", ...from }, MONDAY)).toEqual(refused);
  });
});

describe("removing one", () => {
  it("takes the password, and is nobody else's to do", async () => {
    const { device, ...it } = await withPasskey();
    const { id } = (await passkeysOf(it))[0]!;
    const remove = (by: Person, passkey: string, password = PASSWORD) =>
      act(by, { intent: "removePasskey", passkey, password });
    expect(await act(it, { intent: "removePasskey", password: PASSWORD })).toMatchObject({
      slip: { problems: [{ field: "passkey", code: "passkeyMissing" }] },
    });
    expect(await remove(it, id, "guess")).toMatchObject({ slip: { problems: [{ code: "passwordWrong" }] } });
    expect(await remove(await person(), id)).toMatchObject({ slip: { said: { key: "passkeyGone" } } });
    expect(await enter(device)).toMatchObject({ ok: true });
    expect(await remove(it, id)).toMatchObject({ slip: { said: { key: "passkeyRemoved" } } });
    expect(await enter(device)).toEqual(refused);
    expect(await listActions(db.store, it.who.id)).toContain("staff.passkeyRemoved");
  });
});

describe("a challenge", () => {
  it("stands sealed, opens once and for five minutes, and is deleted when nobody answers", async () => {
    await db.store.transaction((tx) => tx.delete(staffChallenges));
    const start = () =>
      db.store.transaction((tx) => beginChallenge(tx, "passkey", { word: "kittiwake" }, MONDAY));
    const take = (token: string, now = MONDAY) =>
      db.store.transaction((tx) => takeChallenge(tx, "passkey", token, now));
    const token = await start();
    const rows = () => db.store.read.select().from(staffChallenges);
    expect(JSON.stringify(await rows())).not.toMatch(new RegExp(`kittiwake|${token}`));
    expect(
      await db.store.transaction((tx) => takeChallenge(tx, "newPasskey", token, MONDAY)),
    ).toBeUndefined();
    expect(await take(token, later(MONDAY, 4.9))).toEqual({ word: "kittiwake" });
    expect(await take(token)).toBeUndefined();
    expect(await take(await start(), later(MONDAY, 5))).toBeUndefined();
    await start();
    await deleteExpired(db.store, later(MONDAY, 4));
    expect(await rows()).toHaveLength(1);
    await deleteExpired(db.store, later(MONDAY, 6));
    expect(await rows()).toEqual([]);
  });
});
