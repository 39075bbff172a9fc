/** At most ten guesses in five minutes at an account, whatever is guessed and from wherever; and no stranger who makes
 *  them shuts its owner out. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import fc from "fast-check";
import { outbox } from "../../db/schema/outbox";
import { staff } from "../../db/schema/staff";
import { listUndelivered, outboxHealth } from "../../app/outbox/outbox.server";
import { actOnAccount } from "../../app/staff/account.server";
import { findBrowser, rememberBrowser } from "../../app/staff/known-browser.server";
import { beginPasskeySignIn, signInWithPasskey } from "../../app/staff/passkey-sign-in.server";
import { beginPasskey, keepPasskey } from "../../app/staff/passkeys.server";
import { findSession, startSession } from "../../app/staff/session.server";
import { signIn, type FromBrowser } from "../../app/staff/sign-in.server";
import { askForLink, isLinkGood, newBrowserNotices, useLink } from "../../app/staff/new-browser.server";
import { countGuess } from "../../app/staff/slow-guesses.server";
import { createWorker } from "../../app/worker";
import { randomToken } from "../../app/random.server";
import { Authenticator } from "../support/authenticator";
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
import { Postbox } from "./outbox-world";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
});
afterAll(() => db.close());

const ORIGIN = "https://support.example.org";
const tooMany = { ok: false, why: "tooMany" };
const refused = { ok: false, why: "refused" };

async function person() {
  const who = await addColleague(db.store, "duty_worker", "hamilton");
  const device = new Authenticator(ORIGIN);
  const { options, token } = await beginPasskey(db.store, who, { name: "x", origin: ORIGIN }, MONDAY);
  const credential = device.make(options);
  expect(await keepPasskey(db.store, who.id, { credential, token, origin: ORIGIN }, MONDAY)).toBe(true);
  return { who, device };
}
type Person = Awaited<ReturnType<typeof person>>;

const anywhere = (): FromBrowser => ({ address: randomToken() });
const byPassword = ({ who }: Person, now = MONDAY, from = anywhere()) =>
  signIn(db.store, { email: who.email, password: PASSWORD, code: who.code(now), ...from }, now);
async function byPasskey({ device }: Person, now = MONDAY, from = anywhere(), signature?: string) {
  const { options, token } = await beginPasskeySignIn(db.store, ORIGIN, now);
  const credential = device.answer(options, signature === undefined ? {} : { signature });
  return signInWithPasskey(db.store, { credential, challenge: token, origin: ORIGIN, ...from }, now);
}
/** A guess of each kind, each from an address of its own. */
const WRONG: Record<string, (it: Person, now?: Date) => Promise<unknown>> = {
  password: ({ who }, now = MONDAY) => signIn(db.store, { ...typed(who, now), password: "guess" }, now),
  code: ({ who }, now = MONDAY) => signIn(db.store, { ...typed(who, now), code: "000000" }, now),
  recovery: ({ who }, now = MONDAY) => signIn(db.store, { ...typed(who, now), code: "ABCD-EFGH-JKMN" }, now),
  passkey: (it, now = MONDAY) => byPasskey(it, now, anywhere(), "bm9uZQ"),
};
const typed = (who: Colleague, now: Date) => ({
  ...{ email: who.email, password: PASSWORD, code: who.code(now) },
  ...anywhere(),
});
async function guess(it: Person, times: number, now = MONDAY, kinds = Object.keys(WRONG)) {
  for (let i = 0; i < times; i++) expect(await WRONG[kinds[i % kinds.length]!]!(it, now)).toEqual(refused);
}

describe("at one account", () => {
  it("are ten altogether: passwords, codes, recovery codes and passkeys, from as many addresses", async () => {
    const it = await person();
    await guess(it, 10);
    for (const wrong of Object.values(WRONG)) expect(await wrong(it)).toEqual(tooMany);
    expect(await byPassword(it)).toEqual(tooMany);
  });

  it("count at sign-in what was guessed on the page of the account, and the other way round", async () => {
    const person_ = await person();
    const { id, email } = person_.who;
    const token = await db.store.transaction((tx) => startSession(tx, id, MONDAY));
    const session = (await findSession(db.store, token, MONDAY))!;
    const change = async (intent: string) => {
      const fields = { intent: [intent], password: ["guess"], fresh: ["x"], name: ["x"], passkey: ["x"] };
      const sent = { fields, ...anywhere(), origin: ORIGIN };
      return (await actOnAccount(db.store, session, sent, MONDAY)).slip;
    };
    const forms = ["newCodes", "changePassword", "addPasskey", "removePasskey"];
    for (const intent of forms)
      expect(await change(intent)).toMatchObject({ problems: [{ code: "passwordWrong" }] });
    await guess(person_, 6);
    expect(await WRONG.password!(person_)).toEqual(tooMany);
    for (const intent of forms) expect(await change(intent)).toMatchObject({ said: { key: "tooMany" } });
    expect(email).toBeTruthy();
  });

  it("are ten in any five minutes, not in those of a clock, and not at midnight either", () => {
    const midnight = new Date("2026-11-24T00:00:00Z");
    const ats = fc.array(fc.integer({ min: 0, max: 20 * 60_000 }), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(ats, (offsets) => {
        const email = randomToken();
        const taken: number[] = [];
        for (const offset of offsets.sort((a, b) => a - b)) {
          const now = new Date(later(midnight, -10).getTime() + offset);
          if (countGuess({ email, ...anywhere() }, now)) taken.push(now.getTime());
        }
        // the eleventh comes five minutes after the first at the soonest, and it does come
        for (const [i, at] of taken.entries())
          if (i >= 10) expect(at - taken[i - 10]!).toBeGreaterThanOrEqual(5 * 60_000);
        expect(taken.length).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  it("that were refused unseen keep nobody waiting longer, and the owner's coming gives a stranger none", async () => {
    const it = await person();
    await guess(it, 9, MONDAY, ["password"]);
    expect(await byPassword(it)).toMatchObject({ ok: true });
    await guess(it, 1, MONDAY, ["password"]);
    for (let i = 0; i < 20; i++) expect(await WRONG.password!(it, later(MONDAY, 4.9))).toEqual(tooMany);
    const from = anywhere();
    for (let i = 0; i < 20; i++)
      expect(countGuess({ email: it.who.email, ...from }, later(MONDAY, 4.9))).toBeUndefined();
    expect(countGuess({ email: randomToken(), ...from }, later(MONDAY, 4.9))).toBeDefined();
    expect(await byPassword(it, later(MONDAY, 5))).toMatchObject({ ok: true });
  });
});

describe("from one address", () => {
  it("are ten, whatever the account and whatever is guessed", async () => {
    const from = { address: randomToken() };
    const people = [await person(), await person(), await person()];
    for (let i = 0; i < 9; i++)
      expect(await byPasskey(people[i % 3]!, MONDAY, from, "bm9uZQ")).toEqual(refused);
    const nobody = new Authenticator(ORIGIN);
    nobody.make(
      (await beginPasskey(db.store, people[0]!.who, { name: "x", origin: ORIGIN }, MONDAY)).options,
    );
    expect(await byPasskey({ ...people[0]!, device: nobody }, MONDAY, from)).toEqual(refused);
    for (const it of people) {
      expect(await byPassword(it, MONDAY, from)).toEqual(tooMany);
      expect(await byPasskey(it, MONDAY, from)).toEqual(tooMany);
    }
  });

  it("are counted by network where somebody has 2^64 of them", () => {
    const guessFrom = (address: string) => !!countGuess({ email: randomToken(), address }, MONDAY);
    for (let i = 0; i < 10; i++) expect(guessFrom(`2001:db8:0:7::${i}`)).toBe(true);
    for (const same of ["2001:0DB8::7:1:2:3:4", "2001:db8:0:7:1:2:3:4"]) expect(guessFrom(same)).toBe(false);
    for (const other of ["2001:db8:0:8::1", "2001:db8::7", "::1", "192.0.2.7"])
      expect(guessFrom(other)).toBe(true);
    for (let i = 0; i < 9; i++) guessFrom("::ffff:192.0.2.7");
    expect(guessFrom("192.0.2.7")).toBe(false);
  });
});

describe("of a stranger", () => {
  /** A browser that takes the cookie it is given. */
  const browserOf = ({ who }: Person, now: Date, cookie?: string) =>
    /^[^=]*=([^;]*)/.exec(rememberBrowser(cookie, who.email, now))![1]!;

  it("do not shut out its owner in the browser where they signed in days ago", async () => {
    const it = await person();
    const usual = { address: randomToken() };
    expect(await byPassword(it, MONDAY, usual)).toMatchObject({ ok: true, email: it.who.email });
    const browser = browserOf(it, MONDAY);
    for (const days of [1, 3, 13]) {
      const now = later(MONDAY, days * 24 * 60);
      await guess(it, 10, now);
      expect(await byPassword(it, now)).toEqual(tooMany);
      // an address is not a person: whoever sits there too has none of the owner's guesses
      expect(await byPassword(it, now, usual)).toEqual(tooMany);
      expect(await byPassword(it, later(now, 2), { ...anywhere(), browser })).toMatchObject({ ok: true });
    }
  });

  it("do not shut out its owner in a new browser, once it has opened the link that is mailed to them", async () => {
    const it = await person();
    await guess(it, 10);
    expect(await byPassword(it)).toEqual(tooMany);
    await askForLink(db.store, ` ${it.who.email.toUpperCase()} `, MONDAY);
    const { to, key } = (await mails(MONDAY)).at(-1)!;
    expect(to).toBe(it.who.email);
    const email = (await useLink(db.store, key, MONDAY))!;
    const browser = /^[^=]*=([^;]*)/.exec(rememberBrowser(undefined, email, MONDAY))![1]!;
    expect(await byPassword(it, MONDAY, { ...anywhere(), browser })).toMatchObject({ ok: true });
    // and gives the stranger nothing
    for (const wrong of Object.values(WRONG)) expect(await wrong(it)).toEqual(tooMany);
    expect(await listActions(db.store, it.who.id)).toEqual(
      expect.arrayContaining(["staff.linkAsked", "staff.browserKnown"]),
    );
  });

  it("do not shut out a browser that shares the stranger's address", async () => {
    const it = await person();
    const [browser, from] = [browserOf(it, MONDAY), anywhere()];
    for (let i = 0; i < 10; i++) countGuess({ email: i % 2 ? it.who.email : randomToken(), ...from }, MONDAY);
    expect(await byPassword(it, MONDAY, from)).toEqual(tooMany);
    expect(await byPassword(it, MONDAY, { ...from, browser })).toMatchObject({ ok: true });
  });

  it("do not shut out a passkey, wherever it is", async () => {
    const it = await person();
    await guess(it, 10);
    expect(await byPasskey(it)).toMatchObject({ ok: true });
    expect(await WRONG.passkey!(it)).toEqual(tooMany);
  });

  it("are no more in a browser that is known", async () => {
    const it = await person();
    const from = { ...anywhere(), browser: browserOf(it, MONDAY) };
    for (let i = 0; i < 10; i++) expect(await byPasskey(it, MONDAY, from, "bm9uZQ")).toEqual(refused);
    expect(await byPassword(it, later(MONDAY, 1), from)).toEqual(tooMany);
    expect(await byPasskey(it, later(MONDAY, 1), from, "bm9uZQ")).toEqual(tooMany);
  });
});

/** The links that are mailed by then, latest last. */
async function mails(now: Date): Promise<{ to: string; key: string }[]> {
  const post = new Postbox();
  const clock = { now: () => now };
  await createWorker(db.store, {
    transports: { email: post },
    renderers: newBrowserNotices,
    ...clock,
  }).runOnce();
  return post.mails.map(({ to, text }) => ({ to, key: /new-browser\?key=([\w-]+)/.exec(text)![1]! }));
}

describe("the link to a new browser", () => {
  const minutes = (it: number) => later(MONDAY, 20 * 24 * 60 + it);

  it("is nobody's to see to where the mailbox is dead: a stranger could ask for one every ten minutes", async () => {
    const { who } = await person();
    await askForLink(db.store, who.email, minutes(-30));
    const mine = eq(outbox.subject, who.id);
    await db.store.transaction((tx) =>
      tx.update(outbox).set({ state: "needs_human", attempt: 1, lastCode: "550" }).where(mine),
    );
    expect(await db.store.read.$count(outbox, mine)).toBe(1);
    expect(await listUndelivered(db.store.read, "all")).toEqual([]);
    expect(await outboxHealth(db.store.read, minutes(0))).toEqual({
      oldestUnsentAt: null,
      needsHuman: 0,
      waiting: 0,
    });
  });

  it("works once, for half an hour, and signs nobody in", async () => {
    const { who } = await person();
    await askForLink(db.store, who.email, minutes(0));
    const [mail] = await mails(minutes(1));
    expect(await isLinkGood(db.store.read, mail!.key, minutes(29))).toBe(true);
    expect(await isLinkGood(db.store.read, mail!.key, minutes(30))).toBe(false);
    expect(await useLink(db.store, "made-up", minutes(1))).toBeUndefined();
    const answers = await Promise.all([1, 2].map(() => useLink(db.store, mail!.key, minutes(29))));
    expect(answers.filter((it) => it !== undefined)).toEqual([who.email]);
    expect(await isLinkGood(db.store.read, mail!.key, minutes(29))).toBe(false);
    expect(await listActions(db.store, who.id)).not.toContain("staff.signedIn");
  });

  it("is mailed at most every ten minutes, and one that a stranger asked for stays good for the owner", async () => {
    const { who } = await person();
    for (const at of [40, 43, 49]) await askForLink(db.store, who.email, minutes(at));
    const first = await mails(minutes(49));
    expect(first.map((it) => it.to)).toEqual([who.email]);
    await askForLink(db.store, who.email, minutes(50));
    const second = await mails(minutes(50));
    expect(second).toHaveLength(1);
    expect(await useLink(db.store, first[0]!.key, minutes(60))).toBe(who.email);
    expect(await useLink(db.store, second[0]!.key, minutes(60))).toBe(who.email);
  });

  it("goes to nobody without an account or with one that is switched off, and not when it is too late", async () => {
    const [off, on] = [await person(), await person()];
    await db.store.transaction((tx) =>
      tx.update(staff).set({ disabledAt: MONDAY }).where(eq(staff.id, off.who.id)),
    );
    for (const email of [`${randomToken()}@council.test`, off.who.email])
      await askForLink(db.store, email, minutes(100));
    expect(await mails(minutes(100))).toEqual([]);
    await askForLink(db.store, on.who.email, minutes(100));
    expect(await mails(minutes(131))).toEqual([]);
  });
});

describe("a known browser", () => {
  const cookieOf = (line: string) => /^[^=]*=([^;]*)/.exec(line)![1]!;

  it("is known for the accounts that signed in there, for ninety days, and says nothing by itself", () => {
    const emails = ["isla@example.org", "lewis@example.org"];
    const cookie = emails.reduce<string | undefined>(
      (before, email) => cookieOf(rememberBrowser(before, email, MONDAY)),
      undefined,
    )!;
    const days = (it: number) => later(MONDAY, it * 24 * 60);
    const [first, second] = emails.map((it) => findBrowser(cookie, it, days(90)));
    expect(first).toBeTruthy();
    expect(second).toBe(first);
    expect(findBrowser(cookie, "skye@example.org", MONDAY)).toBeUndefined();
    expect(findBrowser(cookie, emails[0]!, days(91))).toBeUndefined();
    expect(cookie).not.toMatch(/isla|lewis|example/);
    const other = cookieOf(rememberBrowser(undefined, emails[0]!, MONDAY));
    const [theirs, mine] = [cookie, other].map((it) => it.split("~"));
    expect(findBrowser([theirs![0], mine![1]].join("~"), emails[0]!, MONDAY)).toBeUndefined();
    const longer = mine![1]!.replace(/^\d+/, (day) => String(Number(day) + 1));
    expect(findBrowser([mine![0], longer].join("~"), emails[0]!, MONDAY)).toBeUndefined();
  });

  it("is that of four colleagues at most, and whatever else is sent is none", () => {
    let cookie: string | undefined;
    for (let i = 0; i < 6; i++) cookie = cookieOf(rememberBrowser(cookie, `c${i}@example.org`, MONDAY));
    for (let i = 0; i < 6; i++) cookie = cookieOf(rememberBrowser(cookie, "c5@example.org", MONDAY));
    const known = [0, 1, 2, 3, 4, 5].map((i) => !!findBrowser(cookie, `c${i}@example.org`, MONDAY));
    expect(known).toEqual([false, false, true, true, true, true]);
    expect(cookie!.length).toBeLessThan(400);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constant(`${randomToken()}~20000.2026-11.x`)), (text) => {
        expect(findBrowser(text, "c5@example.org", MONDAY)).toBeUndefined();
        expect(rememberBrowser(text, "c5@example.org", MONDAY)).toMatch(/^browser=[\w~.-]+; /);
      }),
    );
  });
});
