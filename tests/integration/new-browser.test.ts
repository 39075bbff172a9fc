/** The page of the link that lets a new browser try, as its owner and a stranger see it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { randomToken } from "../../app/random.server";
import type * as KnownBrowser from "../../app/staff/known-browser.server";
import type * as NewBrowser from "../../app/staff/new-browser.server";
import type * as World from "../support/staff";
import { openPortal, type Portal, type Visitor } from "../support/portal";

let portal: Portal;
let [page, door, welcome] = [{}, {}, {}];
let world: typeof World;
let known: typeof KnownBrowser;
let links: typeof NewBrowser;
let envNow: { ownSignIn: boolean };

beforeAll(async () => {
  portal = await openPortal(new Date());
  [page, door, welcome] = [
    await import("../../app/routes/staff-new-browser"),
    await import("../../app/routes/staff-sign-in"),
    await import("../../app/routes/staff-welcome"),
  ];
  world = await import("../support/staff");
  known = await import("../../app/staff/known-browser.server");
  links = await import("../../app/staff/new-browser.server");
  envNow = (await import("../../app/env.server")).env;
});
afterAll(() => portal.close());

const PAGE = "/staff/new-browser";
interface Shown {
  data: { ready: boolean; slip?: { said?: { key: string }; values: object; problems: object[] } };
}
const look = async (visitor: Visitor) => (await visitor.see<Shown>(page, PAGE)) as Shown;
const saidTo = async (visitor: Visitor) => (await look(visitor)).data.slip?.said?.key;
const isKnown = (visitor: Visitor, email: string) =>
  known.findBrowser(visitor.cookies.get("browser"), email, new Date()) !== undefined;

/** What is mailed now. @returns the paths it leads to */
async function mailed(): Promise<string[]> {
  const { Postbox } = await import("./outbox-world");
  const email = new Postbox();
  const { createWorker } = await import("../../app/worker");
  const { invitationNotices } = await import("../../app/staff/invite.server");
  const renderers = { ...links.newBrowserNotices, ...invitationNotices };
  await createWorker(portal.store, { transports: { email }, renderers }).runOnce();
  return email.mails.map((it) => /\/staff\/\S+key=\S+/.exec(it.text)![0]);
}

async function shutOut() {
  const who = await world.addColleague(portal.store, "duty_worker", "hamilton");
  for (let i = 0; i < 10; i++)
    await portal
      .newVisitor(randomToken())
      .send(door, { email: who.email, password: "guess", code: "000000" });
  const signIn = (visitor: Visitor) =>
    visitor.send(door, { email: who.email, password: world.PASSWORD, code: who.code(new Date()) });
  return { who, signIn };
}

it("lets the owner past a stranger in a browser that was never there", async () => {
  const { who, signIn } = await shutOut();
  const visitor = portal.newVisitor(randomToken());
  expect(await signIn(visitor)).toBe("/staff/sign-in");
  expect((await visitor.see<Shown>(door, "/staff/sign-in")) as Shown).toMatchObject({
    data: { slip: { said: { key: "signInTooMany" } } },
  });
  expect(await visitor.send(page, { intent: "ask", email: ` ${who.email} ` })).toBe(PAGE);
  expect(await saidTo(visitor)).toBe("linkAsked");
  const [path] = await mailed();
  // the key is out of the address at once, and whatever opens the link before its owner has not used it up
  for (const reader of [portal.newVisitor(), visitor]) expect(await reader.see(page, path)).toBe(PAGE);
  expect((await look(visitor)).data.ready).toBe(true);
  expect(isKnown(visitor, who.email)).toBe(false);
  expect(await visitor.send(page, { intent: "know" })).toBe("/staff/sign-in");
  expect(visitor.cookies.has("staff")).toBe(false);
  expect(isKnown(visitor, who.email)).toBe(true);
  expect(await signIn(visitor)).toBe("/staff");
  expect(await signIn(portal.newVisitor(randomToken()))).toBe("/staff/sign-in");
});

it("says of a link that was used that it is gone, and makes nobody known by it", async () => {
  const { who } = await shutOut();
  const [first, second] = [portal.newVisitor(), portal.newVisitor()];
  await first.send(page, { intent: "ask", email: who.email });
  const [path] = await mailed();
  for (const it of [first, second]) await it.see(page, path);
  await first.send(page, { intent: "know" });
  expect(await second.send(page, { intent: "know" })).toBe(PAGE);
  expect(await saidTo(second)).toBe("linkGone");
  expect(second.cookies.has("browser")).toBe(false);
  const third = portal.newVisitor();
  for (const key of [path!, `${PAGE}?key=made-up`]) {
    expect(await third.see(page, key)).toBe(PAGE);
    expect(await saidTo(third)).toBe("linkGone");
  }
  expect(third.cookies.has("challenge")).toBe(false);
});

it("answers the same whether there is such an account, and mails nobody else", async () => {
  const visitor = portal.newVisitor();
  await visitor.send(page, { intent: "ask", email: `${randomToken()}@council.test` });
  expect(await saidTo(visitor)).toBe("linkAsked");
  expect(await mailed()).toEqual([]);
});

it("mails one link where many ask at once", async () => {
  const { who } = await shutOut();
  const ask = () => portal.newVisitor().send(page, { intent: "ask", email: who.email });
  await Promise.all(Array.from({ length: 6 }, ask));
  expect(await mailed()).toHaveLength(1);
});

it("keeps what was typed where it is no e-mail", async () => {
  const visitor = portal.newVisitor();
  expect(await visitor.send(page, { intent: "ask", email: "isla" })).toBe(PAGE);
  expect((await look(visitor)).data.slip).toMatchObject({
    problems: [{ field: "email", code: "emailWrong" }],
    values: { email: ["isla"] },
  });
});

it("is asked for so often from one address, and no more", async () => {
  const visitor = portal.newVisitor();
  const ask = () => visitor.send(page, { intent: "ask", email: `${randomToken()}@council.test` });
  for (let i = 0; i < 120; i++) await ask();
  expect(await saidTo(visitor)).toBe("linkAsked");
  await ask();
  expect(await saidTo(visitor)).toBe("tooMany");
});

it("is asked for as often from one network, where somebody has 2^64 addresses", async () => {
  let said: string | undefined;
  for (let i = 0; i <= 120; i++) {
    const visitor = portal.newVisitor(`2001:db8:0:9::${i}`);
    await visitor.send(page, { intent: "ask", email: `${randomToken()}@council.test` });
    if (i === 119) expect(await saidTo(visitor)).toBe("linkAsked");
    said = await saidTo(visitor);
  }
  expect(said).toBe("tooMany");
});

it("is not there where the council alone lets people in", async () => {
  envNow.ownSignIn = false;
  const visitor = portal.newVisitor();
  expect(await visitor.see(page, PAGE)).toBe("404");
  await expect(visitor.send(page, { intent: "ask", email: "isla@example.org" })).rejects.toThrow("404");
  envNow.ownSignIn = true;
});

it("is not needed by somebody new: the browser in which they set up their sign-in is known", async () => {
  const { who } = await shutOut();
  const { sendInvitation, showInvited } = await import("../../app/staff/invite.server");
  const { currentTotpCode } = await import("../../app/staff/totp.server");
  await portal.store.transaction((tx) => sendInvitation(tx, who, new Date()));
  const [path] = await mailed();
  const visitor = portal.newVisitor();
  await visitor.see(welcome, path);
  const invited = await showInvited(portal.store.read, visitor.cookies.get("welcome"), new Date());
  const code = currentTotpCode(invited!.inFours.replace(/ /g, ""), new Date());
  expect(await visitor.send(welcome, { code, password: world.PASSWORD })).toBe("/staff");
  expect(isKnown(visitor, who.email)).toBe(true);
});
