/** Staff routes as the browser meets them: loader and action, with cookies, on a real database. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

// the routes' one store is opened as soon as they are imported, so its database must be there before
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { outbox } from "../../db/schema/outbox";
import * as world from "../support/staff";
import type { Colleague } from "../support/staff";
import { postedForm } from "../support/posted";
import { endSessionsOf } from "../../app/staff/session.server";
import type { Role } from "../../app/staff/staff";

const routes = {
  inbox: await import("../../app/routes/staff-inbox"),
  request: await import("../../app/routes/staff-request"),
  undelivered: await import("../../app/routes/staff-undelivered"),
  hub: await import("../../app/routes/staff-hub"),
  service: await import("../../app/routes/staff-service"),
};
const entrance = await import("../../app/routes/staff-sign-in");
const exit = await import("../../app/routes/staff-sign-out");
const { store } = await import("../../app/db.server");
const { siteFacts } = await import("../../app/site-facts.server");

type Route = keyof typeof routes;
let reference: string;
const people = new Map<string, Colleague>();
const cookies = new Map<string, string>();

beforeAll(async () => {
  await world.addHubs(store);
  const all: Array<[Role, string?]> = [
    ["duty_worker", "hamilton"],
    ["duty_worker", "lanark"],
    ["hub_manager", "hamilton"],
    ["service_manager"],
    ["administrator"],
    ["information_governance"],
    ["moderator", "hamilton"],
  ];
  for (const [role, hub] of all) {
    const who = await world.addColleague(store, role, hub);
    people.set(who.name, who);
    cookies.set(who.name, cookieIn(await enter(who)) ?? "");
  }
  reference = await world.addRequest(store);
});
afterAll(async () => {
  await store.close();
  await db.close();
});

const PATHS: Record<Route, () => string> = {
  inbox: () => "/staff",
  request: () => `/staff/requests/${reference}`,
  undelivered: () => "/staff/undelivered",
  hub: () => "/staff/hubs/hamilton",
  service: () => "/staff/service",
};

const get = (path: string, cookie = "") => new Request(`http://portal.test${path}`, { headers: { cookie } });
const args = (request: Request, fields?: Record<string, string>) =>
  ({
    request,
    params: { reference, hub: "hamilton" },
    context: { address: "a", posted: fields && postedForm(fields) },
  }) as unknown as LoaderFunctionArgs & ActionFunctionArgs;

/** What a route does, with a thrown Response as its answer. */
async function answer(run: () => unknown): Promise<Response | { data: unknown; init?: ResponseInit | null }> {
  try {
    return (await run()) as Response;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}
const load = (route: Route, cookie = "") =>
  answer(() => routes[route].loader(args(get(PATHS[route](), cookie))));
const send = (route: Exclude<Route, "inbox">, fields: Record<string, string>, cookie = "") =>
  answer(() => routes[route].action(args(get(PATHS[route](), cookie), fields)));

async function enter(who: Colleague, then = "", more: Record<string, string> = {}): Promise<Response> {
  const typed = { email: who.email, password: world.PASSWORD, code: who.code(new Date()), ...more };
  return (await answer(() => entrance.action(args(get(`/staff/sign-in${then}`), typed)))) as Response;
}
const cookieIn = (response: Response, name = "staff") =>
  response.headers
    .getSetCookie()
    .find((it) => it.startsWith(`${name}=`))
    ?.split(";")[0];

describe("nobody signed in", () => {
  it.each(Object.keys(routes) as Route[])(
    "gets sign-in instead of %s, for reading and for sending",
    async (route) => {
      const read = (await load(route)) as Response;
      expect(read.status).toBe(303);
      const then = route === "inbox" ? "" : `?then=${encodeURIComponent(PATHS[route]())}`;
      expect(read.headers.get("location")).toBe(`/staff/sign-in${then}`);
      if (route === "inbox") return;
      const sent = (await send(route, { intent: "open" }, "staff=made-up")) as Response;
      expect([sent.status, sent.headers.get("location")]).toEqual([303, `/staff/sign-in${then}`]);
    },
  );

  it("finds what was typed again after signing in, on that page alone", async () => {
    const note = { intent: "note", text: "Rang the school, they will ring back" };
    // somebody who was never signed in leaves nothing behind
    const stranger = (await send("request", note, "staff=made-up")) as Response;
    expect(cookieIn(stranger, "slip")).toBeUndefined();
    const out = await world.addColleague(store, "duty_worker", "hamilton");
    const ended = cookieIn(await enter(out))!;
    await store.transaction((tx) => endSessionsOf(tx, out.id, new Date()));
    const refused = (await send("request", note, ended)) as Response;
    const slip = cookieIn(refused, "slip")!;
    const worker = await world.addColleague(store, "duty_worker", "hamilton");
    const back = await enter(worker, `?then=${encodeURIComponent(PATHS.request())}`);
    const cookie = `${cookieIn(back)!}; ${slip}`;
    expect(JSON.stringify(await load("request", cookie))).toContain(note.text);
    expect(JSON.stringify(await load("undelivered", cookie))).not.toContain(note.text);
  });
});

describe("who may see what", () => {
  const EXPECTED: Record<string, Route[]> = {
    "duty_worker hamilton": ["inbox", "request", "undelivered"],
    "duty_worker lanark": ["inbox", "request", "undelivered"],
    "hub_manager hamilton": ["inbox", "request", "undelivered", "hub"],
    "service_manager *": ["inbox", "request", "undelivered", "hub", "service"],
    "administrator *": ["inbox", "undelivered", "hub", "service"],
    "information_governance *": ["inbox", "request"],
    "moderator hamilton": ["inbox"],
  };

  it.each(Object.keys(EXPECTED))("%s", async (name) => {
    const open: Route[] = [];
    for (const route of Object.keys(routes) as Route[]) {
      const page = await load(route, cookies.get(name));
      if (page instanceof Response) expect(page.status, route).toBe(404);
      else open.push(route);
    }
    expect(open).toEqual(EXPECTED[name]);
    for (const route of ["request", "undelivered", "hub", "service"] as const) {
      const sent = (await send(route, { intent: "none" }, cookies.get(name))) as Response;
      // nothing is asked that makes sense, so nobody is let further than the refusal
      if (!EXPECTED[name]!.includes(route) && route !== "request") expect(sent.status, route).toBe(404);
    }
  });

  it("shows no request's words to those who read none", async () => {
    for (const name of ["administrator *", "information_governance *", "moderator hamilton"])
      for (const route of ["inbox", "request"] as const)
        expect(JSON.stringify(await load(route, cookies.get(name)))).not.toContain("Aisha");
  });
});

describe("signing in", () => {
  it("goes on to the staff page that was asked for, and to no other place", async () => {
    for (const [then, to] of [
      ["", "/staff"],
      ["?then=/staff/requests/ABCD2345", "/staff/requests/ABCD2345"],
      ["?then=https://elsewhere.example", "/staff"],
      ["?then=//elsewhere.example", "/staff"],
      ["?then=/staff/../home", "/staff"],
      ["?then=/staff/sign-out", "/staff"],
    ] as const) {
      const response = await enter(await world.addColleague(store, "duty_worker", "hamilton"), then);
      expect([response.status, response.headers.get("location")], then).toEqual([303, to]);
    }
  });

  it("keeps the e-mail that was typed and neither password nor code, and says one thing whatever was wrong", async () => {
    const who = await world.addColleague(store, "duty_worker", "hamilton");
    const said = new Set<string>();
    const slips: Array<Record<string, string>> = [
      { password: "canary-password" },
      { code: "000000" },
      { email: "x@y.example" },
    ];
    for (const wrong of slips) {
      const response = await enter(who, "", wrong);
      expect(response.headers.get("location")).toBe("/staff/sign-in");
      expect(cookieIn(response)).toBeUndefined();
      const page = await answer(() =>
        entrance.loader(args(get("/staff/sign-in", cookieIn(response, "slip")))),
      );
      const { slip } = (page as { data: { slip: { said: unknown; values: object } } }).data;
      said.add(JSON.stringify(slip.said));
      expect(JSON.stringify(slip.values)).not.toMatch(/canary|000000/);
    }
    expect(said.size).toBe(1);
  });

  it("ends with signing out: the cookie is expired and the session is over", async () => {
    const who = await world.addColleague(store, "duty_worker", "hamilton");
    const cookie = cookieIn(await enter(who))!;
    expect(await load("inbox", cookie)).not.toBeInstanceOf(Response);
    const out = await exit.action(args(get("/staff/sign-out", cookie), {}));
    expect(cookieIn(out)).toBe("staff=");
    expect(((await load("inbox", cookie)) as Response).status).toBe(303);
  });
});

describe("a request's page", () => {
  const worker = () => cookies.get("duty_worker hamilton")!;
  const page = async (cookie: string) =>
    (await load("request", cookie)) as {
      data: { request: { opened?: object }; slip?: Record<string, unknown> };
    };

  it("opens by a button, never by a link, and keeps what was typed in a refused form", async () => {
    expect((await page(worker())).data.request.opened).toBeUndefined();
    const opened = (await send("request", { intent: "open" }, worker())) as Response;
    expect([opened.status, opened.headers.get("location")]).toEqual([303, PATHS.request()]);
    expect(JSON.stringify((await page(worker())).data.request.opened)).toContain("Aisha");

    const typed = { intent: "contact", channel: "phone", text: "Rang twice" };
    const refused = (await send("request", typed, worker())) as Response;
    const back = await page(`${worker()}; ${cookieIn(refused, "slip")}`);
    expect(back.data.slip).toMatchObject({
      form: "contact",
      values: { text: ["Rang twice"] },
      problems: [{ code: "reachedMissing" }, { code: "keptRulesMissing" }, { code: "stillSafeMissing" }],
    });
  });

  it("says a new code once: the browser forgets it with the page", async () => {
    const made = (await send("request", { intent: "code", how: "Code word" }, worker())) as Response;
    const shown = await load("request", `${worker()}; ${cookieIn(made, "slip")}`);
    const { data, init } = shown as { data: { slip?: { code?: string } }; init: ResponseInit };
    expect(data.slip?.code).toMatch(/^\d{12}$/);
    expect(new Headers(init.headers).get("set-cookie")).toMatch(/^slip=;.*Max-Age=0/);
    expect(made.headers.get("location")).not.toMatch(/\d{8}/);
  });

  it("is read by another hub's worker for a reason alone, which is kept, and its own hub is told", async () => {
    const lanark = cookies.get("duty_worker lanark")!;
    const unsaid = (await send("request", { intent: "readForReason", reason: " " }, lanark)) as Response;
    expect((await page(`${lanark}; ${cookieIn(unsaid, "slip")}`)).data).toMatchObject({
      ...{ request: { forReason: true }, slip: { problems: [{ code: "reasonMissing" }] } },
    });
    expect(JSON.stringify(await page(lanark))).not.toContain("Aisha");
    await send("request", { intent: "readForReason", reason: "They rang us by mistake" }, lanark);
    expect(JSON.stringify((await page(lanark)).data.request.opened)).toContain("Aisha");
    const rows = await store.read
      .select()
      .from(outbox)
      .where(eq(outbox.subjectKind, "referralReadForReason"));
    expect(rows.map((it) => [it.hub, it.inbox])).toEqual([["hamilton", "fallback"]]);
    expect(await send("request", { intent: "note", text: "x" }, lanark)).toMatchObject({ status: 404 });
    await send("request", { intent: "open" }, worker());
    expect(JSON.stringify((await page(worker())).data.request.opened)).toContain("They rang us by mistake");
  });

  it("answers another hub's worker as if there were no such request, for every form", async () => {
    for (const intent of ["open", "take", "note", "contact", "close", "move", "code"]) {
      const fields = {
        ...{ intent, text: "x", channel: "phone", reached: "yes", keptRules: "yes", stillSafe: "yes" },
        ...{ outcome: "advice", to: "lanark", how: "x" },
      };
      const sent = (await send("request", fields, cookies.get("duty_worker lanark"))) as Response;
      expect(sent.status, intent).toBe(404);
    }
  });
});

describe("the page of the whole service", () => {
  const page = async (slip = "") => {
    const answer = await load("service", `${cookies.get("service_manager *")!}; ${slip}`);
    return (answer as { data: Record<string, unknown> }).data;
  };
  const facts = (retention: string) => ({
    intent: "facts",
    ...{ dataProtectionContact: "", legalBasis: "", retention, complaints: "" },
    accessibilityChecked: "In May 2027\nby [A Company](javascript:alert(1)) and **us**",
  });

  it("puts its words on the pages at once, as they were written, for those who may", async () => {
    const before = siteFacts().facts;
    for (const name of ["hub_manager hamilton", "duty_worker hamilton", "information_governance *"])
      expect(((await send("service", facts("A year"), cookies.get(name))) as Response).status).toBe(404);
    expect(siteFacts().facts).toEqual(before);
    expect(await accessibilityPage()).toContain("and who did: The service has not filled this in yet");

    const saved = (await send("service", facts("Six years"), cookies.get("administrator *"))) as Response;
    expect([saved.status, saved.headers.get("location")]).toEqual([303, PATHS.service()]);
    expect(siteFacts().facts).toMatchObject({ retention: "Six years", legalBasis: null });
    expect((await page()).facts).toEqual(siteFacts().facts);
    const shown = await accessibilityPage();
    expect(shown).not.toContain("has not filled this in");
    expect(shown).toContain("In May 2027\nby [A Company](javascript:alert(1)) and **us**");
  });

  it("refuses what is too long, and gives back what was typed", async () => {
    const long = "x".repeat(1001);
    const refused = (await send("service", facts(long), cookies.get("service_manager *"))) as Response;
    expect((await page(cookieIn(refused, "slip"))).slip).toMatchObject({
      ...{ form: "facts", problems: [{ field: "retention", code: "tooLong" }] },
      values: { retention: [long] },
    });
    expect(siteFacts().facts.retention).toBe("Six years");
  });

  it("says so where a closing day is there already, and keeps its name", async () => {
    const day = {
      intent: "addClosing",
      "date.day": "30",
      "date.month": "11",
      "date.year": "2099",
      name: "A",
    };
    await send("service", day, cookies.get("service_manager *"));
    const again = (await send(
      "service",
      { ...day, name: "B" },
      cookies.get("service_manager *"),
    )) as Response;
    expect((await page(cookieIn(again, "slip"))).slip).toMatchObject({
      ...{ form: "addClosing", problems: [{ field: "date", code: "closingThere" }] },
      values: { name: ["B"] },
    });
  });
});

async function accessibilityPage(): Promise<string> {
  const { dressed } = await import("../../app/dressed.server");
  const { chooseLanguage } = await import("../../app/i18n/i18n.server");
  const { default: Accessibility } = await import("../../app/routes/accessibility");
  return renderToStaticMarkup(
    dressed(
      { language: chooseLanguage("en", null), path: "/", faultReference: "TEST" },
      createElement(Accessibility),
    ),
  );
}
