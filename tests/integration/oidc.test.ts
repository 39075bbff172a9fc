/** Signing in with an account of the council, against a real provider, and one that lies. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { staff, staffChallenges, staffRoles, staffSessions } from "../../db/schema/staff";
import type { OidcSettings } from "../../app/env.server";
import { randomToken } from "../../app/random.server";
import { readRoleMap } from "../../app/staff/role-map";
import type { deleteExpired } from "../../app/safety/retention.server";
import type * as Challenges from "../../app/staff/challenges.server";
import type * as History from "../../app/staff/keep-history.server";
import type * as PutBack from "../../app/staff/put-back.server";
import type { RowChange } from "../../db/schema/changes";
import type * as World from "../support/staff";
import { CLIENT, signInThere, startCouncil, type Council, type Person } from "../support/council";
import { startCrooked, type Crooked } from "../support/crooked-council";
import { openPortal, type Portal, type Visitor } from "../support/portal";

const BACK = "http://localhost/staff/oidc/back";
const ROLES = {
  "Hub.Hamilton.Duty": "duty_worker@hamilton",
  "Hub.Lanark.Duty": "duty_worker@lanark",
  "Hub.Hamilton.Manager": "hub_manager@hamilton",
  "Hub.Service": "service_manager@*",
};
const DUTY = ["Hub.Hamilton.Duty", "Something.Else"];

let [council, crooked, portal] = [{} as Council, {} as Crooked, {} as Portal];
let [begin, back, door] = [{}, {}, {}];
let envNow: { oidc: OidcSettings | undefined; ownSignIn: boolean };
let world: typeof World;
let say: (key: string) => string;
let work: typeof Challenges;
let cleanUp: typeof deleteExpired;
let history: typeof History;
let [putBack, readHistoryPage] = [{} as typeof PutBack.putBack, {} as typeof PutBack.readHistoryPage];

const settings = (issuer: string): OidcSettings => {
  const read = readRoleMap(JSON.stringify(ROLES));
  if (!("map" in read)) throw new Error(read.fault);
  return { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, roles: read.map, rolesClaim: "roles" };
};

beforeAll(async () => {
  [council, crooked] = [await startCouncil([BACK]), await startCrooked()];
  portal = await openPortal(new Date());
  [begin, back, door] = [
    await import("../../app/routes/staff-oidc"),
    await import("../../app/routes/staff-oidc-back"),
    await import("../../app/routes/staff-sign-in"),
  ];
  world = await import("../support/staff");
  envNow = (await import("../../app/env.server")).env;
  work = await import("../../app/staff/challenges.server");
  history = await import("../../app/staff/keep-history.server");
  ({ putBack, readHistoryPage } = await import("../../app/staff/put-back.server"));
  cleanUp = (await import("../../app/safety/retention.server")).deleteExpired;
  const t = (await import("../../app/i18n/i18n.server")).translator("en");
  say = (key) => t(`staff:said.${key as "oidcDown"}`);
});
beforeEach(() => {
  envNow.oidc = settings(council.issuer);
  envNow.ownSignIn = true;
});
afterAll(async () => {
  await portal.close();
  await council.close();
  await crooked.close();
});

/** Somebody whom the council knows. @returns the name they type there */
function person(more: Person): string {
  const name = randomToken();
  council.people.set(name, more);
  return name;
}
/** With an account here and one there. */
async function colleague(more: Person = {}) {
  const account = await world.addColleague(portal.store, "duty_worker", "hamilton");
  return { account, name: person({ email: account.email, roles: DUTY, ...more }) };
}

const see = (visitor: Visitor, route: object, url: string) => {
  const { pathname, search } = new URL(url, BACK);
  return visitor.see(route, pathname + search);
};
/** Where that leads. */
async function go(visitor: Visitor, route: object, url: string): Promise<string> {
  const location = await see(visitor, route, url);
  if (typeof location !== "string") throw new Error("It leads nowhere");
  return location;
}
const start = (visitor: Visitor, path = "/staff/oidc") => go(visitor, begin, path);
/** All of it. @returns where the browser is in the end */
async function enter(name: string, visitor = portal.newVisitor(), path?: string): Promise<string> {
  const url = await signInThere(await start(visitor, path), name);
  return go(visitor, back, url);
}
/** What the sign-in page says then. */
async function said(visitor: Visitor, location: string): Promise<string> {
  expect(location).toMatch(/^\/staff\/sign-in/);
  const page = (await see(visitor, door, location)) as { data?: { slip?: { said?: { key: string } } } };
  return say(page.data?.slip?.said?.key ?? "nothing");
}
async function refusal(name: string, visitor = portal.newVisitor()): Promise<string> {
  const words = await said(visitor, await enter(name, visitor));
  expect(visitor.cookies.has("staff")).toBe(false);
  return words;
}
const rowOf = async (id: string) =>
  (await portal.store.read.select().from(staff).where(eq(staff.id, id)))[0]!;
const rolesOf = async (id: string) =>
  (await portal.store.read.select().from(staffRoles).where(eq(staffRoles.staff, id)))
    .map((it) => `${it.role}@${it.hub}`)
    .sort();
const openSessions = async (id: string) =>
  (await portal.store.read.select().from(staffSessions).where(eq(staffSessions.staff, id))).filter(
    (it) => !it.endedAt,
  ).length;

describe("the history of settings", () => {
  const historyOf = async (id: string, hub: string | null) =>
    (await history.listChanges(portal.store.read, hub, null)).filter((it) =>
      it.rows.some((row) => row.key.staff === id),
    );
  const say = (rows: RowChange[]) =>
    rows.map((it) => `${it.before ? "-" : "+"} ${it.key.role}@${it.key.hub}`).sort();

  it("says which roles the council's sign-in gave and took, and puts none of it back", async () => {
    const { account, name } = await colleague();
    await enter(name);
    // as they were
    expect(await historyOf(account.id, "hamilton")).toMatchObject([{ by: "command", action: "staff.added" }]);
    council.people.set(name, { email: account.email, roles: ["Hub.Lanark.Duty"] });
    await enter(name);
    const [change] = await historyOf(account.id, "hamilton");
    expect(change).toMatchObject({ by: "council", action: "staff.rolesFromCouncil", name: null });
    expect(say(change!.rows)).toEqual(["+ duty_worker@lanark", "- duty_worker@hamilton"]);
    // nor of what they may do no longer, though nobody was let in
    council.people.set(name, { email: account.email, roles: [] });
    expect(await enter(name)).toMatch(/^\/staff\/sign-in/);
    expect(say((await historyOf(account.id, "lanark"))[0]!.rows)).toEqual(["- duty_worker@lanark"]);

    const keeper = await world.addColleague(portal.store, "service_manager");
    expect(await putBack(portal.store, keeper, change!.id, new Date())).toEqual({
      ok: false,
      why: "notFound",
    });
    const page = await readHistoryPage(portal.store.read, keeper, { of: "hamilton", before: null });
    expect(page.changes.find((it) => it.id === change!.id)).toMatchObject({ mayPutBack: false });
    const { sayChangedBy } = await import("../../app/staff/changed-by");
    const t = (await import("../../app/i18n/i18n.server")).translator("en");
    expect(sayChangedBy(t, change!)).toBe("The council's sign-in");
  });

  it("keeps nothing of a sign-in that was refused", async () => {
    const { account, name } = await colleague();
    await enter(name);
    const before = await historyOf(account.id, "hamilton");
    const impostor = person({ email: account.email, roles: ["Hub.Lanark.Duty"] });
    await refusal(impostor);
    expect(await rolesOf(account.id)).toEqual(["duty_worker@hamilton"]);
    expect(await historyOf(account.id, "hamilton")).toEqual(before);
  });
});

describe("somebody whom the council knows", () => {
  it("is signed in, bound at the first time, and goes on to the page they wanted", async () => {
    const { account, name } = await colleague();
    const visitor = portal.newVisitor();
    expect(await enter(name, visitor, "/staff/oidc?then=/staff/account")).toBe("/staff/account");
    expect((await rowOf(account.id)).oidcSubject).toBe(`${council.issuer}|${name}`);
    expect(visitor.cookies.has("staff")).toBe(true);
    expect(visitor.cookies.has("oidc")).toBe(false);
    const { findBrowser } = await import("../../app/staff/known-browser.server");
    expect(findBrowser(visitor.cookies.get("browser"), account.email, new Date())).toBeTruthy();
    expect(await portal.store.read.select().from(staffChallenges)).toEqual([]);
    expect(await world.listActions(portal.store, account.id)).toEqual([
      ...["staff.added", "staff.oidcBound", "staff.signedIn"],
    ]);
    // from now on by who they are, whatever their e-mail is
    council.people.set(name, { email: "married@council.example.org", roles: DUTY });
    expect(await enter(name)).toBe("/staff");
    expect(await enter(name, portal.newVisitor(), "/staff/oidc?then=https://evil.example")).toBe("/staff");
  });

  it("is found by the name Entra gives where it gives no e-mail, whatever its capitals", async () => {
    const { account } = await colleague();
    const name = person({ preferred_username: account.email.toUpperCase(), roles: "Hub.Hamilton.Duty" });
    expect(await enter(name)).toBe("/staff");
  });

  it("replaces the session this browser had", async () => {
    const { account, name } = await colleague();
    const visitor = portal.newVisitor();
    await enter(name, visitor);
    const first = visitor.cookies.get("staff");
    await enter(name, visitor);
    expect(visitor.cookies.get("staff")).not.toBe(first);
    expect(await openSessions(account.id)).toBe(1);
  });

  it("is refused without an account here, and is told whom to ask; nobody is made", async () => {
    const count = async () => (await portal.store.read.select().from(staff)).length;
    const before = await count();
    expect(await refusal(person({ email: "nobody@council.example.org", roles: DUTY }))).toContain(
      "no account on this portal. Ask whoever runs the portal for your hub",
    );
    expect(await refusal(person({ roles: DUTY }))).toContain("no account on this portal");
    expect(await count()).toBe(before);
  });

  it("is nobody by an e-mail that the council itself doubts", async () => {
    const { account, name } = await colleague({ email_verified: false });
    expect(await refusal(name)).toContain("no account on this portal");
    expect((await rowOf(account.id)).oidcSubject).toBeNull();
  });

  it("is refused where another account of the council has it already", async () => {
    const { account, name } = await colleague();
    await enter(name);
    const second = person({ email: account.email, roles: ["Hub.Service"] });
    expect(await refusal(second)).toContain("belongs to another council account");
    expect(await rolesOf(account.id)).toEqual(["duty_worker@hamilton"]);
    expect((await rowOf(account.id)).oidcSubject).toBe(`${council.issuer}|${name}`);
  });

  it("is refused when disabled, bound or not", async () => {
    const { account, name } = await colleague();
    const disable = (disabledAt: Date | null) =>
      portal.store.transaction((tx) => tx.update(staff).set({ disabledAt }).where(eq(staff.id, account.id)));
    await disable(new Date());
    expect(await refusal(name)).toContain("Your account on this portal is switched off");
    expect((await rowOf(account.id)).oidcSubject).toBeNull();
    await disable(null);
    await enter(name);
    await disable(new Date());
    expect(await refusal(name)).toContain("switched off");
    expect((await world.listActions(portal.store, account.id)).at(-1)).toBe("staff.signInRefused");
  });
});

describe("roles", () => {
  it("that are none tie nobody to an account whose address they have, and take nothing from it", async () => {
    const { account, name } = await colleague({ roles: [] });
    await refusal(name);
    expect((await rowOf(account.id)).oidcSubject).toBeNull();
    expect(await rolesOf(account.id)).toEqual(["duty_worker@hamilton"]);
  });

  it("are those the council says, each time; what may no longer be done goes back to all", async () => {
    const { account, name } = await colleague({ roles: ["Hub.Hamilton.Duty", "Hub.Lanark.Duty"] });
    await enter(name);
    expect(await rolesOf(account.id)).toEqual(["duty_worker@hamilton", "duty_worker@lanark"]);
    const has = { takenBy: account.id, takenAt: new Date(), state: "taken" as const };
    const [kept, lost] = [
      await world.addRequest(portal.store, { hub: "hamilton", ...has }),
      await world.addRequest(portal.store, { hub: "lanark", ...has }),
    ];
    council.people.set(name, { roles: ["Hub.Hamilton.Duty"] });
    await enter(name);
    expect(await rolesOf(account.id)).toEqual(["duty_worker@hamilton"]);
    expect((await world.getRequest(portal.store, kept)).takenBy).toBe(account.id);
    expect((await world.getRequest(portal.store, lost)).takenBy).toBeNull();
    const before = await world.listActions(portal.store, account.id);
    expect(before.filter((it) => it === "staff.rolesFromCouncil")).toHaveLength(2);
    await enter(name);
    expect(await world.listActions(portal.store, account.id)).toEqual([...before, "staff.signedIn"]);
  });

  it("that are all gone end every session, give back the work, and the page says so", async () => {
    const { account, name } = await colleague();
    await enter(name);
    const reference = await world.addRequest(portal.store, {
      takenBy: account.id,
      takenAt: new Date(),
      state: "taken",
    });
    for (const roles of [["Something.Else"], undefined, "constructor"]) {
      council.people.set(name, { email: account.email, ...(roles ? { roles } : {}) });
      const words = await refusal(name);
      expect(words).toContain("given you no role on this portal, or has taken it away");
      expect(words).toContain("ask your manager");
      expect(await rolesOf(account.id)).toEqual([]);
      expect(await openSessions(account.id)).toBe(0);
    }
    expect((await world.getRequest(portal.store, reference)).takenBy).toBeNull();
    council.people.set(name, { roles: DUTY });
    expect(await enter(name)).toBe("/staff");
    expect(await rolesOf(account.id)).toEqual(["duty_worker@hamilton"]);
  });

  it("may be groups, and are left alone where Entra lists them elsewhere", async () => {
    envNow.oidc = { ...settings(council.issuer), rolesClaim: "groups" };
    const { account, name } = await colleague({ groups: ["Hub.Hamilton.Manager"] });
    await enter(name);
    expect(await rolesOf(account.id)).toEqual(["hub_manager@hamilton"]);
    council.people.set(name, { _claim_names: { groups: "src1" } });
    expect(await refusal(name)).toContain("you are in too many groups");
    expect(await rolesOf(account.id)).toEqual(["hub_manager@hamilton"]);
  });
});

describe("what comes back", () => {
  const REFUSED = "could not be trusted, so nobody was signed in";
  const AGAIN = "took too long, was used already, or was begun in another window";

  it("is used once", async () => {
    const { account, name } = await colleague();
    const visitor = portal.newVisitor();
    const url = await signInThere(await start(visitor), name);
    const token = visitor.cookies.get("oidc")!;
    expect(await see(visitor, back, url)).toBe("/staff");
    for (const cookie of [token, undefined]) {
      const replayed = portal.newVisitor();
      if (cookie) replayed.cookies.set("oidc", cookie);
      expect(await said(replayed, await go(replayed, back, url))).toContain(AGAIN);
      expect(replayed.cookies.has("staff")).toBe(false);
    }
    expect(await openSessions(account.id)).toBe(1);
  });

  it("is taken from the browser that began it alone, for ten minutes", async () => {
    const { name } = await colleague();
    const [one, other] = [portal.newVisitor(), portal.newVisitor()];
    const url = await signInThere(await start(one), name);
    await start(other);
    expect(await said(other, await go(other, back, url))).toContain(REFUSED);
    const past = await portal.store.transaction((tx) =>
      work.beginChallenge(tx, "oidc", {}, new Date(Date.now() - 10 * 60_000)),
    );
    one.cookies.set("oidc", past);
    expect(await said(one, await go(one, back, url))).toContain(AGAIN);
  });

  it("is forgotten after ten minutes", async () => {
    const { store } = portal;
    await store.transaction((tx) => work.beginChallenge(tx, "passkey", {}, new Date()));
    await cleanUp(store, new Date(Date.now() + 9 * 60_000));
    expect(await store.read.select().from(staffChallenges)).not.toEqual([]);
    await cleanUp(store, new Date(Date.now() + 11 * 60_000));
    expect(await store.read.select().from(staffChallenges)).toEqual([]);
  });

  type Begun = Record<"state" | "nonce" | "verifier", string>;
  /** Signs in, but what was kept of the beginning is changed meanwhile. */
  async function spoilt(change: (begun: Begun) => object, alter = (url: string) => url): Promise<string> {
    const { name } = await colleague();
    const visitor = portal.newVisitor();
    const url = alter(await signInThere(await start(visitor), name));
    const token = visitor.cookies.get("oidc")!;
    const fresh = await portal.store.transaction(async (tx) => {
      const begun = await work.takeChallenge<Begun>(tx, "oidc", token, new Date());
      return work.beginChallenge(tx, "oidc", change(begun!), new Date());
    });
    visitor.cookies.set("oidc", fresh);
    const words = await said(visitor, await go(visitor, back, url));
    expect(visitor.cookies.has("staff")).toBe(false);
    return words;
  }
  const other = "x".repeat(43);
  const same = (begun: Begun) => begun;

  it.each<[string, (begun: Begun) => object, ((url: string) => string)?]>([
    ["another state", (it) => ({ ...it, state: other })],
    ["a state that was changed on the way", same, (url) => url.replace(/state=[^&]+/, "state=made-up")],
    ["no state", same, (url) => url.replace(/state=[^&]+&?/, "")],
    ["another nonce", (it) => ({ ...it, nonce: other })],
    ["a verifier that is wrong", (it) => ({ ...it, verifier: other })],
    ["a code that is made up", same, (url) => url.replace(/code=[^&]+/, "code=made-up")],
    ["the name of another issuer", same, (url) => url.replace(/iss=[^&]+/, "iss=https%3A%2F%2Fevil.example")],
  ])("is refused for %s", async (_, change, alter) => {
    expect(await spoilt(change, alter)).toContain(REFUSED);
  });

  it("is refused by the council itself without a verifier's challenge", async () => {
    const url = new URL(await start(portal.newVisitor()));
    expect(url.searchParams.get("code_challenge_method")).toBe("S256");
    url.searchParams.delete("code_challenge");
    url.searchParams.delete("code_challenge_method");
    const { name } = await colleague();
    expect(await signInThere(url.href, name)).toContain("error=invalid_request");
  });

  it("may be that the person went away", async () => {
    const visitor = portal.newVisitor();
    const url = await signInThere(await start(visitor), "");
    expect(await said(visitor, await go(visitor, back, url))).toContain("sign-in was stopped");
  });
});

describe("a provider that lies", () => {
  beforeEach(() => {
    Object.assign(crooked, { claims: {}, otherKey: false, saysIssuer: undefined, down: false });
    envNow.oidc = settings(crooked.issuer);
  });
  const past = () => Math.floor(Date.now() / 1000) - 3600;

  it("signs in where it does not", async () => {
    const { account } = await colleague();
    crooked.claims = { email: account.email, roles: DUTY, sub: randomToken() };
    expect(await enter("x")).toBe("/staff");
  });

  it.each<[string, () => Partial<Crooked>]>([
    ["about the nonce", () => ({ claims: { nonce: "made-up" } })],
    ["by leaving the nonce out", () => ({ claims: { nonce: undefined } })],
    ["about the audience", () => ({ claims: { aud: "another-portal" } })],
    ["about the issuer", () => ({ claims: { iss: "https://evil.example" } })],
    ["with a token that has expired", () => ({ claims: { iat: past() - 600, exp: past() } })],
    ["with a key of somebody else's", () => ({ otherKey: true })],
  ])("%s signs nobody in", async (_, lie) => {
    const { account } = await colleague();
    const wrong = lie();
    Object.assign(crooked, wrong, { claims: { email: account.email, roles: DUTY, ...wrong.claims } });
    expect(await refusal("x")).toContain("could not be trusted, so nobody was signed in");
    expect((await rowOf(account.id)).oidcSubject).toBeNull();
  });

  it("about who it is, is not asked any further", async () => {
    crooked.saysIssuer = "https://evil.example";
    const visitor = portal.newVisitor();
    expect(await said(visitor, await start(visitor))).toContain("does not answer at the moment");
    expect(visitor.cookies.has("oidc")).toBe(false);
  });
});

describe("a provider that is down", () => {
  const DOWN = "does not answer at the moment. Try again in a few minutes";
  const there = async () => {
    const visitor = portal.newVisitor();
    const location = await start(visitor);
    return location.startsWith(crooked.issuer) ? "there" : said(visitor, location);
  };

  it("is said so, with what to do, and is asked again the next time; once it answered, no more", async () => {
    envNow.oidc = settings(crooked.issuer);
    Object.assign(crooked, { claims: {}, saysIssuer: undefined, down: "all", asked: 0 });
    expect(await there()).toContain(DOWN);
    crooked.down = false;
    expect(await there()).toBe("there");
    expect(await there()).toBe("there");
    expect(crooked.asked).toBe(1);
    crooked.down = "tokens";
    expect(await refusal("x")).toContain(DOWN);
    envNow.oidc = settings("http://127.0.0.1:9");
    expect(await there()).toContain(DOWN);
  });

  it("is not waited for", async () => {
    envNow.oidc = settings(crooked.issuer);
    crooked.down = "hang";
    const before = performance.now();
    const waiting = there();
    // other pages do not wait at all
    await see(portal.newVisitor(), door, "/staff/sign-in");
    expect(performance.now() - before).toBeLessThan(2000);
    expect(await waiting).toContain(DOWN);
    expect(performance.now() - before).toBeLessThan(7000);
    crooked.down = false;
  });
});

describe("the sign-in page", () => {
  const page = async () =>
    (await see(portal.newVisitor(), door, "/staff/sign-in?then=/staff/search")) as {
      data: { council?: string; own: boolean };
    };

  it("leads to the council where it is set, and takes no password where the council alone lets people in", async () => {
    expect((await page()).data).toMatchObject({ council: "/staff/oidc?then=%2Fstaff%2Fsearch", own: true });
    envNow.ownSignIn = false;
    expect((await page()).data.own).toBe(false);
    const { findExampleCode } = await import("../../app/staff/example-accounts.server");
    const code = (await findExampleCode(portal.store.read, "isla", new Date()))!;
    const typed = { email: "isla@example.org", password: "example only, not secret", code };
    const visitor = portal.newVisitor();
    const post = () => visitor.send(door, typed, "/staff/sign-in");
    expect(await said(visitor, await post())).toContain("Passwords of the portal are switched off");
    expect(visitor.cookies.has("staff")).toBe(false);
    envNow.ownSignIn = true;
    expect(await post()).toBe("/staff");
  });

  it("knows nothing of it where it is not set", async () => {
    envNow.oidc = undefined;
    expect((await page()).data.council).toBeUndefined();
    expect(await start(portal.newVisitor())).toBe("404");
    expect(await see(portal.newVisitor(), back, "/staff/oidc/back?code=x")).toBe("404");
  });
});

it("nothing of a sign-in is left to be read in the database", async () => {
  const visitor = portal.newVisitor();
  const url = new URL(await start(visitor));
  const rows = JSON.stringify(await portal.store.read.select().from(staffChallenges));
  for (const secret of [
    url.searchParams.get("state")!,
    url.searchParams.get("nonce")!,
    visitor.cookies.get("oidc")!,
  ])
    expect(rows).not.toContain(secret);
});
