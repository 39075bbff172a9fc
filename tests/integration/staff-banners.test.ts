/** What staff are told at the head of every page, read as a browser gets it: what needs mending, and what has to be checked
 *  again by whom. */
import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Tx } from "../../db/client";
import { heartbeats } from "../../db/schema/audit";
import { settingChanges, type RowChange } from "../../db/schema/changes";
import { reconciliations } from "../../db/schema/evidence";
import { helplines, hubInboxes } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import { staff as accounts } from "../../db/schema/staff";
import { londonDate } from "../../app/i18n/dates";
import { openPortal, type Portal } from "../support/portal";
import { servePages } from "../support/served-pages";

const NOW = new Date();
const DAY_MS = 24 * 60 * 60_000;
const ago = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

let portal: Portal;
let served: Awaited<ReturnType<typeof servePages>>;
let loaded: Awaited<ReturnType<typeof load>>;
// the app opens its store as soon as it is imported
const load = async () => ({
  due: await import("../../app/hubs/inboxes-due.server"),
  world: await import("../support/staff"),
  ages: await import("../../app/staff/helpline-age.server"),
  sessions: await import("../../app/staff/session.server"),
  health: await import("../../app/health.server"),
  reconcile: await import("../../app/referrals/reconcile.server"),
  outbox: await import("../../app/outbox/compose.server"),
});
beforeAll(async () => {
  portal = await openPortal(NOW);
  loaded = await load();
  served = await servePages(/staff-(inbox|nothing-lost|hub|history|people|person)\./);
  // every page of the portal is loaded for it
}, 60_000);
afterAll(async () => {
  await served.close();
  await portal.close();
});
/** All is well: a worker that lives, mailboxes verified and helplines rung today. */
beforeEach(() =>
  run(async (tx) => {
    await loaded.world.removeRequests(tx);
    for (const table of [reconciliations, heartbeats]) await tx.delete(table);
    await tx.insert(heartbeats).values({ name: "worker", at: new Date() });
    await tx.update(hubInboxes).set({ verifiedAt: NOW });
    await tx.update(helplines).set({ lastCheckedAt: NOW });
  }),
);

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => portal.store.transaction(work);

/** A page as it is sent to this example colleague. */
async function read(name: string, path = "/staff"): Promise<string> {
  const email = `${name}@example.org`;
  const [row] = await portal.store.read.select().from(accounts).where(eq(accounts.email, email));
  const token = await run((tx) => loaded.sessions.startSession(tx, row!.id, new Date()));
  const answer = await fetch(served.url + path, { headers: { cookie: `staff=${token}` } });
  expect(answer.status).toBe(200);
  return answer.text();
}

/** The text of what stands at the head of a page under this name; undefined where nothing does. */
function banner(html: string, label: string): string | undefined {
  const [, inside] = new RegExp(`<aside[^>]*aria-label="${label}"[^>]*>(.*?)</aside>`, "s").exec(html) ?? [];
  return inside
    ?.replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
const RED = "What needs mending";
const AGAIN = "What has to be checked again";

describe("in red", () => {
  it("is nothing on an ordinary day", async () => {
    expect(banner(await read("isla"), RED)).toBeUndefined();
    const page = await read("lewis", "/staff/nothing-lost");
    expect(page).toContain("Nothing is missing.");
    expect(page).not.toContain("Needs mending");
  });

  it("every page says that the worker is still, and who may is led to what it is", async () => {
    await run((tx) => tx.delete(heartbeats));
    const duty = await read("isla");
    expect(banner(duty, RED)).toMatch(/^Part of the portal needs mending/);
    expect(duty).not.toContain('href="/staff/nothing-lost"');
    const manager = await read("lewis");
    expect(/aria-label="What needs mending".*?<a href="([^"]+)"/s.exec(manager)![1]).toBe(
      "/staff/nothing-lost",
    );
    const page = await read("lewis", "/staff/nothing-lost");
    expect(page.replace(/<[^>]+>/g, " ")).toMatch(/Sending and alarms\s+Needs mending\s+No sign of life yet/);
    const { red } = (await (await loadHealth()).json()) as { red: boolean };
    expect(red).toBe(true);
  });

  it("the page lists what is missing of a day, and what is gone without a link to it", async () => {
    const reference = await loaded.world.addRequest(portal.store, { receivedAt: new Date() });
    await run((tx) =>
      loaded.world.recordReceived(tx, { id: "gone-1", reference: "G7QXT3MN", hub: "hamilton" }, new Date()),
    );
    await loaded.reconcile.keepEvidence(portal.store, new Date());
    const today = londonDate(new Date());
    const page = await read("morag", `/staff/nothing-lost?day=${today}`);
    const text = page.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    expect(text).toContain("3 things are missing.");
    expect(text).toMatch(/G7QXT3MN Hamilton[^.]*Came in, and is not there any more/);
    expect(page).toContain(`href="/staff/requests/${reference}"`);
    expect(page).not.toContain('href="/staff/requests/G7QXT3MN"');
    expect(text).toMatch(/Everything that came in is there Needs mending/);
    // what was kept says which, not only how many
    expect(text).toContain("1: G7QXT3MN");
    expect(page).toContain(`href="/staff/nothing-lost?day=${today}"`);
    // and of what is gone nobody is told that it is kept
    expect(banner(page, RED)).not.toContain("kept");
  });
});

it("every page says how many urgent requests wait for somebody, opened or not", async () => {
  const WAITS = "What waits too long";
  expect(banner(await read("isla"), WAITS)).toBeUndefined();
  const add = (more = {}) => loaded.world.addRequest(portal.store, { urgent: true, dueAt: ago(-9), ...more });
  await add();
  expect(banner(await read("isla"), WAITS)).toBe("1 urgent request waits for somebody.");
  await add({ unread: false, openedAt: NOW, state: "read" });
  expect(banner(await read("isla"), WAITS)).toBe("2 urgent requests wait for somebody.");
});

describe("test requests", () => {
  const part = (page: string) =>
    /Test requests get through (.*?) Mailboxes checked/.exec(
      page.replace(/<[^>]+>/g, " ").replace(/\s+/g, " "),
    )![1]!;

  it("that are switched off are said to be so, and are not well", async () => {
    expect(part(await read("morag", "/staff/nothing-lost"))).toMatch(/^Well /);
    const { env } = await import("../../app/env.server");
    const settings = env as { CANARY_HOURS: number };
    const before = settings.CANARY_HOURS;
    settings.CANARY_HOURS = 0;
    try {
      const page = await read("morag", "/staff/nothing-lost");
      expect(part(page)).toMatch(/^Switched off /);
      expect(page).toContain("No test goes by itself.");
      // by hand all the same, to each hub and to the shared queue
      expect(page.match(/Send a test now/g)).toHaveLength(5);
      const health = (await (await loadHealth()).json()) as object;
      expect(health).toMatchObject({ testsGo: false, red: false });
    } finally {
      settings.CANARY_HOURS = before;
    }
  });
});

async function loadHealth(): Promise<Response> {
  const request = { headers: {}, socket: { remoteAddress: "127.0.0.1" } } as never;
  const { status, body } = await loaded.health.health(request);
  return Response.json(body, { status });
}

describe("a mailbox that was verified ninety days ago", () => {
  const lapse = (days: number) =>
    run((tx) =>
      tx
        .update(hubInboxes)
        .set({ verifiedAt: ago(days) })
        .where(eq(hubInboxes.hub, "hamilton")),
    );
  const told = () =>
    portal.store.read
      .select({ hub: outbox.hub, inbox: outbox.inbox, state: outbox.state })
      .from(outbox)
      .where(eq(outbox.subjectKind, "inboxesDue"));

  it("is said to whoever can verify it, and to nobody else", async () => {
    await lapse(91);
    for (const name of ["lewis", "morag"])
      expect(banner(await read(name), AGAIN)).toMatch(/^Verify the mailboxes of .*Hamilton.* again/);
    // a colleague who cannot, and a manager of another hub
    for (const name of ["isla", "harris"]) expect(banner(await read(name), AGAIN)).toBeUndefined();
    await lapse(89);
    expect(banner(await read("lewis"), AGAIN)).toBeUndefined();
  });

  it("is told once by mail to the hub's manager, and again only after it was due again", async () => {
    const { tellInboxesDue } = loaded.due;
    await lapse(89);
    await tellInboxesDue(portal.store, NOW);
    expect(await told()).toEqual([]);
    await lapse(91);
    await Promise.all(Array.from({ length: 3 }, () => tellInboxesDue(portal.store, NOW)));
    await tellInboxesDue(portal.store, new Date(NOW.getTime() + 5 * DAY_MS));
    expect(await told()).toEqual([{ hub: "hamilton", inbox: "manager", state: "pending" }]);
    // one of them was verified, and ninety days go by
    await run((tx) => tx.update(hubInboxes).set({ verifiedAt: NOW }).where(eq(hubInboxes.kind, "duty")));
    await tellInboxesDue(portal.store, new Date(NOW.getTime() + 6 * DAY_MS));
    expect(await told()).toHaveLength(1);
    const later = new Date(NOW.getTime() + 91 * DAY_MS);
    await tellInboxesDue(portal.store, later);
    expect((await told()).filter((it) => it.hub === "hamilton")).toHaveLength(2);
  });

  it("is said in a mail that leads to where it is done, and is not said once it is", async () => {
    await lapse(91);
    await loaded.due.tellInboxesDue(portal.store, NOW);
    const [row] = await portal.store.read.select().from(outbox).where(eq(outbox.subjectKind, "inboxesDue"));
    const composed = () =>
      loaded.outbox.compose(
        portal.store.read,
        row!,
        loaded.due.inboxesDueNotices,
        "https://portal.example",
        NOW,
      );
    const mail = await composed();
    expect(mail?.message).toMatchObject({ subject: expect.stringMatching(/^Mailboxes to verify again for/) });
    expect((mail!.message as { text: string }).text).toContain(
      "https://portal.example/staff/hubs/hamilton#inboxes",
    );
    await lapse(1);
    expect(await composed()).toBeNull();
  });

  it("is told to nobody where nobody can be told, and to the first that can", async () => {
    await run((tx) => tx.update(hubInboxes).set({ verifiedAt: null }).where(eq(hubInboxes.hub, "hamilton")));
    await run((tx) =>
      tx
        .update(hubInboxes)
        .set({ verifiedAt: ago(91) })
        .where(eq(hubInboxes.kind, "outOfHours")),
    );
    await loaded.due.tellInboxesDue(portal.store, NOW);
    expect((await told()).filter((it) => it.hub === "hamilton")).toEqual([]);
    await run((tx) => tx.update(hubInboxes).set({ verifiedAt: NOW }).where(eq(hubInboxes.kind, "fallback")));
    await loaded.due.tellInboxesDue(portal.store, NOW);
    expect((await told()).filter((it) => it.hub === "hamilton")).toEqual([
      { hub: "hamilton", inbox: "fallback", state: "pending" },
    ]);
  });
});

describe("what a hub's manager cannot change", () => {
  const lewis = async () =>
    (await portal.store.read.select().from(accounts).where(eq(accounts.email, "lewis@example.org")))[0]!.id;
  const TELL = /^ Please tell [^.]*Morag Example[^.]*\.$/;
  /** What follows these words in their paragraph; undefined where the page has none of it. */
  const after = (html: string, words: string) =>
    html
      .replaceAll(/<!-- -->/g, "")
      .replaceAll("&#x27;", "'")
      .split(words)[1]
      ?.split("</p>")[0];

  it("is said on the pages of the hub and of people, with whom to tell", async () => {
    const manager = [
      ["/staff/hubs/hamilton", "You cannot change them here."],
      ["/staff/people", "You cannot change their accounts."],
      [`/staff/people/${await lewis()}`, "Somebody else has to change your account."],
    ] as const;
    for (const [path, words] of manager) expect(after(await read("lewis", path), words)).toMatch(TELL);
    for (const [path, words] of manager.slice(0, 2))
      expect(after(await read("morag", path), words)).toBeUndefined();
  });

  it("names nobody who has left, or has not set up their sign-in", async () => {
    const on = (set: Partial<typeof accounts.$inferInsert>) =>
      run((tx) => tx.update(accounts).set(set).where(eq(accounts.email, "morag@example.org")));
    const said = async () =>
      after(await read("lewis", "/staff/hubs/hamilton"), "You cannot change them here.");
    await on({ inviteHash: "x" });
    expect(await said()).not.toContain("Morag");
    await on({ inviteHash: null, disabledAt: NOW });
    expect(await said()).not.toContain("Morag");
    await on({ disabledAt: null });
    expect(await said()).toMatch(TELL);
  });

  it("is said in the history only of what somebody else may put back", async () => {
    const change = (id: string, by: string, rows: RowChange[]) => ({
      ...{ id, by, rows, at: NOW, action: "hub.ward", hub: "hamilton", putBack: null },
    });
    const ward = { table: "ward", key: { code: "x" }, before: { hub: "lanark" }, after: { hub: "hamilton" } };
    const added = { table: "account", key: { id: "x" }, before: null, after: { name: "Neil Ross" } };
    const history = async (of: string) => read(of, "/staff/history/hamilton");
    const times = (html: string) => html.split("You cannot put this back yourself.").length - 1;
    await run((tx) =>
      tx.insert(settingChanges).values([change("1", "council", [ward]), change("2", "x", [added])]),
    );
    expect(times(await history("lewis"))).toBe(0);
    await run((tx) => tx.insert(settingChanges).values([change("3", "x", [ward])]));
    const page = await history("lewis");
    expect(times(page)).toBe(1);
    expect(after(page, "You cannot put this back yourself.")).toMatch(TELL);
    expect(times(await history("morag"))).toBe(0);
  });
});

describe("a helpline that nobody rang for ninety days", () => {
  const rung = (at: Date | null, count: number) =>
    run(async (tx) => {
      const shown = await tx
        .select({ id: helplines.id })
        .from(helplines)
        .where(eq(helplines.shown, true))
        .orderBy(helplines.position);
      const ids = shown.slice(0, count).map((it) => it.id);
      await tx.update(helplines).set({ lastCheckedAt: at }).where(inArray(helplines.id, ids));
    });

  it("is said to those who can ring it, and to hub managers with whom to tell", async () => {
    await rung(ago(91), 2);
    const keeper = await read("morag");
    expect(banner(keeper, AGAIN)).toBe("2 helplines that families see were not rung in the last 90 days.");
    expect(keeper).toContain('href="/staff/service#helplines"');
    const manager = await read("lewis");
    expect(banner(manager, AGAIN)).toMatch(/^2 helplines .* Please tell .*Morag Example.*\.$/);
    expect(manager).not.toContain("/staff/service");
    expect(banner(await read("isla"), AGAIN)).toBeUndefined();
  });

  it("counts one that was never rung, and none on its last day or that families do not see", async () => {
    await rung(null, 1);
    expect(banner(await read("lewis"), AGAIN)).toMatch(/^1 helpline that families see was not rung/);
    await rung(ago(89), 1);
    expect(banner(await read("lewis"), AGAIN)).toBeUndefined();
    await run((tx) => tx.update(helplines).set({ lastCheckedAt: null }).where(eq(helplines.shown, false)));
    expect(await loaded.ages.countToCheck(portal.store.read, NOW)).toBe(0);
  });
});
