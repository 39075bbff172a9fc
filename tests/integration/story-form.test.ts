/** Telling a story: both roads, what is refused, how long it is kept, and staff who type it in for somebody. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { audit } from "../../db/schema/audit";
import { drafts } from "../../db/schema/forms";
import { programmes } from "../../db/schema/groups";
import { staff as staffTable } from "../../db/schema/staff";
import { stories, storyEvents } from "../../db/schema/stories";
import { openPortal, type Portal, type Visitor } from "../support/portal";

const MONDAY = new Date("2026-11-23T12:00:00Z");
const HOUR_MS = 3_600_000;
let portal: Portal;
let routes: Awaited<ReturnType<typeof load>>;
let rows: Awaited<ReturnType<typeof loadRows>>;
let leave: Awaited<ReturnType<typeof loadLeave>>;
const loadRows = () => import("../../app/stories/story-rows.server");
const loadLeave = () => import("../../app/http/leave.server");
const load = async () => ({
  tell: await import("../../app/routes/tell-story"),
  form: await import("../../app/routes/form"),
  step: await import("../../app/routes/form-step"),
  check: await import("../../app/routes/form-check"),
  sent: await import("../../app/routes/form-sent"),
  door: await import("../../app/routes/your-page"),
  enter: await import("../../app/routes/staff-story-new"),
  enterRequest: await import("../../app/routes/staff-enter"),
  enterStep: await import("../../app/routes/staff-enter-step"),
  enterCheck: await import("../../app/routes/staff-enter-check"),
  enterSent: await import("../../app/routes/staff-enter-sent"),
});
let programme: string;

beforeAll(async () => {
  portal = await openPortal(MONDAY);
  routes = await load();
  rows = await loadRows();
  leave = await loadLeave();
  programme = (await portal.store.read.select().from(programmes).where(eq(programmes.active, true)))[0]!.id;
});
afterAll(() => portal.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MONDAY });
});

type Fields = Record<string, string | string[]>;
const LONG: Record<string, Fields> = {
  q1: { title: "Someone who listened" },
  q2: { happened: "We came in the autumn, and did not know what to say." },
  q3: { good: "Nobody hurried us." },
  q4: { better: "" },
  q5: { goodFeelings: ["heard", "safe"], hardFeelings: ["tired"], feelWords: "Lighter, after" },
  q6: { wish: "Longer opening hours" },
  q7: { who: "carer" },
  q8: { hub: "lanark", otherHubs: ["hamilton"], services: ["groups"], programmes: [] },
  q9: { name: "Red Kite" },
  q10: { audience: "hubs", asks: "yes" },
};
const SHORT: Record<string, Fields> = {
  q1: { feelings: ["sad", "hopeful"] },
  q2: { happened: "They talked over my head." },
  q3: { wish: "Ask me first." },
  q4: { hub: "hamilton" },
  q5: { name: "" },
  q6: { audience: "public", asks: "no" },
};

interface Page {
  slips: Array<{ question: string; code: string }>;
  raw: Record<string, string[]>;
  lost: string[];
  keptUntil: Date;
  forADay?: boolean;
}
interface Check {
  submissionKey: string;
  forADay?: boolean;
  story: { over: number; words: number; marks: Record<string, Array<{ kind: string }>> };
  lines: Array<{ question: string; answer: string }>;
  notices: { urgent: { story?: boolean } | null; whole: boolean };
}
interface Sent {
  story: { reference: string; code: string; readBy: Date; asks: boolean };
  urgent: unknown;
}

const answer = (family: Visitor, at: string, fields: Fields, journey = "story") =>
  family.send(routes.step, { _journey: journey, ...fields }, at, { step: at.split("/").pop()! });
const see = async (family: Visitor, at: string) =>
  (await family.see<Page>(routes.step, at, { step: at.split("/").pop()! })) as Page;

/** Answers step after step. @returns where it stopped: the check page, or a step that refused */
async function walk(
  family: Visitor,
  answers: Record<string, Fields> = {},
  { journey = "story", keep = "" } = {},
): Promise<string> {
  const known = { ...(journey === "story" ? LONG : SHORT), ...answers };
  let at = await family.send(routes.form, { journey, keep });
  for (let count = 0; at.startsWith("/form/q") && count < 20; count++) {
    const next = await answer(family, at, known[at.split("/").pop()!]!, journey);
    if (next === at) return at;
    at = next;
  }
  return at;
}
const check = async (family: Visitor) => (await family.see<Check>(routes.check)) as Check;
async function send(family: Visitor, journey = "story"): Promise<string> {
  const { submissionKey } = await check(family);
  return family.send(routes.check, { key: submissionKey, _journey: journey });
}
const sent = async (family: Visitor) => (await family.see<Sent>(routes.sent)) as Sent;
const rowOf = async (reference: string) => (await rows.findStoryByReference(portal.store.read, reference))!;
const countStories = () => portal.store.read.$count(stories);

describe("a story by the long road", () => {
  it("is kept whole, with its tags, and its code opens its page", async () => {
    const family = portal.newVisitor();
    expect(await walk(family, { q8: { ...LONG.q8, programmes: [programme] } })).toBe("/form/check");
    expect(await send(family)).toBe("/form/sent");
    const { story, urgent } = await sent(family);
    expect(urgent).toBeNull();
    // three working days
    expect(story).toMatchObject({ asks: true, readBy: new Date("2026-11-26T00:00:00Z") });
    const row = await rowOf(story.reference);
    expect(row).toMatchObject({
      ...{ hub: "lanark", state: "waiting", audience: "hubs", asks: true, young: false, via: "web" },
      ...{ toldOn: "2026-11-23", danger: false, shownTo: null },
    });
    expect(await rows.readTexts(portal.store.read, row.id)).toMatchObject({
      original: {
        title: "Someone who listened",
        happened: "We came in the autumn, and did not know what to say.",
        better: "",
        feelWords: "Lighter, after",
        name: "Red Kite",
      },
    });
    const tags = (await rows.listTags(portal.store.read, row.id)).map((tag) => `${tag.kind}:${tag.value}`);
    expect(tags).toEqual([
      ...["feeling:heard", "feeling:safe", "feeling:tired"],
      ...["hub:lanark", "hub:hamilton", `programme:${programme}`, "service:groups", "who:carer"],
    ]);
    expect(
      await portal.newVisitor().send(routes.door, { reference: story.reference, code: story.code }),
    ).toBe("/your-page/story");
  });

  it("is one story, however often it is sent", async () => {
    const family = portal.newVisitor();
    await walk(family);
    const before = await countStories();
    const { submissionKey } = await check(family);
    const again = { key: submissionKey, _journey: "story" };
    await Promise.all([family.send(routes.check, again), family.send(routes.check, again)]);
    expect(await family.send(routes.check, again)).toBe("/form/sent");
    expect(await countStories()).toBe(before + 1);
  });

  it("refuses what is missing next to its field, and keeps what was typed", async () => {
    const family = portal.newVisitor();
    const at = await walk(family, { q8: { hub: "", otherHubs: "hamilton" } });
    expect(at).toBe("/form/q8");
    const page = await see(family, at);
    expect(page.slips).toMatchObject([{ question: "hub", code: "required" }]);
    expect(page.raw.otherHubs).toEqual(["hamilton"]);
    // a hub that there is not is none, whatever list the browser sends
    const made = JSON.stringify([{ id: "elsewhere", name: "x" }]);
    expect(await answer(family, at, { hub: "elsewhere", "hub.listed": made })).toBe(at);
    expect(await answer(family, at, LONG.q8!)).toBe("/form/q9");
    for (const fields of [{}, { audience: "public" }, { asks: "no" }, { audience: "all", asks: "yes" }]) {
      await answer(family, "/form/q9", LONG.q9!);
      expect(await answer(family, "/form/q10", fields as Fields)).toBe("/form/q10");
    }
  });

  it("chooses nobody's audience beforehand", async () => {
    const family = portal.newVisitor();
    await walk(family, { q10: {} });
    const { raw } = await see(family, "/form/q10");
    expect([raw.audience ?? [], raw.asks ?? []].flat()).toEqual([]);
  });

  it("asks for another name where it says who somebody is, also when the story says so later", async () => {
    const family = portal.newVisitor();
    const at = await walk(family, { q9: { name: "Kim34" } });
    expect(at).toBe("/form/q9");
    expect(await see(family, at)).toMatchObject({
      slips: [{ question: "name", code: "age" }],
      raw: { name: ["Kim34"] },
    });
    // one of the three that are offered
    expect(await answer(family, at, { name: "Kim34", "name.offer": "Blue Heron" })).toBe("/form/q10");
    expect(await answer(family, at, { name: "Kirsty" })).toBe("/form/q10");
    await answer(family, "/form/q10", LONG.q10!);
    expect(await answer(family, "/form/q6", { wish: "That Kirsty stays" })).toBe("/form/q9");
    expect((await see(family, "/form/q9")).slips).toMatchObject([{ question: "name", code: "told" }]);
    expect(await family.see(routes.check)).toBe("/form/q9");
  });

  it("with too many words is kept and not sent, with how many there are", async () => {
    const family = portal.newVisitor();
    await walk(family, { q2: { happened: "word ".repeat(990) }, q3: { good: "word ".repeat(250) } });
    const before = await countStories();
    expect((await check(family)).story).toMatchObject({ words: 1248, over: 248 });
    expect(await send(family)).toBe("/form/check");
    expect(await countStories()).toBe(before);
    await answer(family, "/form/q3", { good: "short" });
    expect((await check(family)).story.over).toBe(0);
    expect(await send(family)).toBe("/form/sent");
  });

  it("shows what could say who somebody is, and can be sent as it is", async () => {
    const family = portal.newVisitor();
    await walk(family, { q2: { happened: "Ring me on 07700 900123. We met on 3 May 2024." } });
    const { marks } = (await check(family)).story;
    expect(Object.keys(marks)).toEqual(["happened"]);
    expect(marks.happened!.map((mark) => mark.kind)).toEqual(expect.arrayContaining(["phone", "date"]));
    expect(await send(family)).toBe("/form/sent");
  });

  it("with words of danger shows whom to ring, right after they were written and at the end", async () => {
    const family = portal.newVisitor();
    await walk(family, { q2: { happened: "He said he would kill us" } });
    const page = await family.see(routes.step, "/form/q3", { step: "q3" });
    expect(page).toMatchObject({ notices: { urgent: { story: true }, whole: true } });
    expect((await check(family)).notices).toMatchObject({ urgent: { story: true }, whole: true });
    expect(await send(family)).toBe("/form/sent");
    const { story, urgent } = await sent(family);
    expect(urgent).not.toBeNull();
    expect(await rowOf(story.reference)).toMatchObject({ danger: true });
    // a calm one says nothing of the kind
    const calm = portal.newVisitor();
    await walk(calm);
    expect((await check(calm)).notices.urgent).toBeNull();
  });
});

describe("a story by the short road", () => {
  it("is six pages, and is told by a young person", async () => {
    const family = portal.newVisitor();
    expect(await walk(family, {}, { journey: "youngStory" })).toBe("/form/check");
    expect(await send(family, "youngStory")).toBe("/form/sent");
    const row = await rowOf((await sent(family)).story.reference);
    expect(row).toMatchObject({ hub: "hamilton", young: true, audience: "public", asks: false });
    const { original } = await rows.readTexts(portal.store.read, row.id);
    expect(original).toMatchObject({ name: "A young person", title: "A young person's story" });
    const tags = await rows.listTags(portal.store.read, row.id);
    expect(tags.filter((tag) => tag.kind === "feeling").map((tag) => tag.value)).toEqual(["sad", "hopeful"]);
    expect(tags).toContainEqual({ kind: "who", value: "youngPerson" });
  });
});

describe("how long it is kept", () => {
  const draftOf = async (family: Visitor) => {
    const { hashToken } = await import("../../app/random.server");
    const [row] = await portal.store.read
      .select()
      .from(drafts)
      .where(eq(drafts.id, hashToken(family.cookies.get("draft")!)));
    return row;
  };
  const after = (ms: number) => vi.setSystemTime(new Date(MONDAY.getTime() + ms));

  it("is half an hour where nothing was chosen, and its cookie goes when the browser closes", async () => {
    const family = portal.newVisitor();
    const at = await family.send(routes.form, { journey: "story" });
    expect(family.sentCookies.join()).not.toMatch(/max-age/i);
    expect((await draftOf(family))!.expiresAt).toEqual(new Date(MONDAY.getTime() + HOUR_MS / 2));
    await answer(family, at, LONG.q1!);
    after(HOUR_MS);
    // the time ran out while it was written: what was sent is kept in a new one, and what is gone is named
    expect(await answer(family, "/form/q2", LONG.q2!)).toBe("/form/q1");
    expect(await see(family, "/form/q1")).toMatchObject({
      lost: ["title"],
      raw: { happened: [LONG.q2!.happened] },
    });
  });

  it("is a day where that was chosen, said with its day, and no longer on the device once it is sent", async () => {
    const family = portal.newVisitor();
    const at = await family.send(routes.form, { journey: "story", keep: "day" });
    expect(family.sentCookies.join()).toMatch(/^draft=.*Max-Age=86400$/);
    after(20 * HOUR_MS);
    expect(await answer(family, at, LONG.q1!)).toBe("/form/q2");
    // another day from here, in the browser too
    expect(family.sentCookies.join()).toMatch(/Max-Age=86400$/);
    const page = await see(family, "/form/q2");
    expect(page).toMatchObject({ forADay: true, raw: { title: ["Someone who listened"] } });
    expect(page.keptUntil).toEqual(new Date(MONDAY.getTime() + 44 * HOUR_MS));
    await family.send(routes.form, { journey: "story", keep: "day", again: "1" });
    await walk(family, {}, { keep: "day" });
    expect(await send(family)).toBe("/form/sent");
    expect(family.sentCookies.join()).toMatch(/^draft=/);
    expect(family.sentCookies.join()).not.toMatch(/max-age/i);
    expect(await sent(family)).toHaveProperty("story.code");
  });

  it("is for a story alone: nothing else is kept for a day", async () => {
    const family = portal.newVisitor();
    await family.send(routes.form, { journey: "referral", keep: "day" });
    expect(family.sentCookies.join()).not.toMatch(/max-age/i);
    expect((await draftOf(family))!.expiresAt).toEqual(new Date(MONDAY.getTime() + HOUR_MS / 2));
  });

  it("ends at once on leaving, also for a day", async () => {
    const family = portal.newVisitor();
    await walk(family, { q9: { name: "Kim34" } }, { keep: "day" });
    const cookie = `draft=${family.cookies.get("draft")}`;
    expect(await draftOf(family)).toBeDefined();
    await leave.destroyTraces(cookie);
    expect(await draftOf(family)).toBeUndefined();
    expect(leave.leaveCookies().join()).toMatch(/draft=; .*Max-Age=0/);
    expect(await family.see(routes.check)).toBe("/ask");
  });

  it("and sent after its time, leads to where a story begins, which says so", async () => {
    const family = portal.newVisitor();
    await walk(family);
    const { submissionKey } = await check(family);
    after(HOUR_MS);
    expect(await family.send(routes.check, { key: submissionKey, _journey: "story" })).toBe("/stories/tell");
    expect(await family.see(routes.tell)).toMatchObject({ ranOut: true });
    expect(await portal.newVisitor().see(routes.tell)).toMatchObject({ ranOut: false });
  });
});

describe("another form under way", () => {
  it("is offered first, and is lost only where that was wanted", async () => {
    const family = portal.newVisitor();
    const at = await family.send(routes.form, { journey: "story" });
    await answer(family, at, LONG.q1!);
    expect(await family.send(routes.form, { journey: "referral" })).toBe("/form");
    expect(await family.see(routes.form)).toMatchObject({ wanted: "referral", another: true });
    expect((await see(family, "/form/q2")).raw.title).toEqual(["Someone who listened"]);
    // and the other way round, with the choice that was made
    const other = portal.newVisitor();
    const first = await other.send(routes.form, { journey: "referral" });
    await answer(other, first, { callMe: "Kirsty" }, "referral");
    expect(await other.send(routes.form, { journey: "youngStory", keep: "day" })).toBe("/form");
    expect(await other.see(routes.form)).toMatchObject({ wanted: "youngStory", forADay: true });
    await other.send(routes.form, { journey: "youngStory", keep: "day", again: "1" });
    expect(other.sentCookies.join()).toMatch(/Max-Age=86400/);
  });
});

describe("a story that staff type in", () => {
  async function signedIn(name: string): Promise<Visitor & { id: string }> {
    const { startSession } = await import("../../app/staff/session.server");
    const [row] = await portal.store.read
      .select()
      .from(staffTable)
      .where(eq(staffTable.email, `${name}@example.org`));
    const visitor = portal.newVisitor();
    const token = await portal.store.transaction((tx) => startSession(tx, row!.id, new Date()));
    visitor.cookies.set("staff", token);
    return { ...visitor, id: row!.id };
  }
  async function typeIn(worker: Visitor, at: string, answers: Record<string, Fields>): Promise<string> {
    for (let count = 0; at.startsWith("/staff/new/q") && count < 20; count++) {
      const step = at.split("/").pop()!;
      const { draftKey } = (await worker.see(routes.enterStep, at, { step })) as { draftKey: string };
      at = await worker.send(routes.enterStep, { _draft: draftKey, ...answers[step] }, at, { step });
    }
    return at;
  }

  it.each([
    ["a group worker, who reads no requests", "orla"],
    ["a moderator", "struan"],
    ["a duty worker", "isla"],
  ])("by %s waits like any other, and its code is shown to nobody else", async (_, name) => {
    const worker = await signedIn(name);
    const first = await worker.send(routes.enter, { via: "paper", road: "story" });
    expect(await typeIn(worker, first, LONG)).toBe("/staff/new/check");
    const { submissionKey } = (await worker.see<Check>(routes.enterCheck)) as Check;
    expect(await worker.send(routes.enterCheck, { key: submissionKey })).toBe("/staff/new/sent");
    // pressed again, it is the same story
    expect(await worker.send(routes.enterCheck, { key: submissionKey })).toBe("/staff/new/sent");
    const { story } = (await worker.see(routes.enterSent)) as { story: Sent["story"] };
    const row = await rowOf(story.reference);
    expect(row).toMatchObject({ via: "paper", state: "waiting", hub: "lanark" });
    const events = await portal.store.read.select().from(storyEvents).where(eq(storyEvents.story, row.id));
    expect(events).toMatchObject([{ kind: "told", by: worker.id }]);
    const shown = await portal.store.read.select().from(audit).where(eq(audit.subject, row.id));
    expect(shown.map((line) => line.action)).toEqual(["story.told", "story.codeShown"]);
    // the next colleague at the same computer
    const other = await signedIn("lewis");
    other.cookies.set("entry", worker.cookies.get("entry")!);
    expect(await other.see(routes.enterSent)).toMatchObject({ story: undefined });
    expect(
      await portal.newVisitor().send(routes.door, { reference: story.reference, code: story.code }),
    ).toBe("/your-page/story");
  });

  it("asks how it came, and offers what is under way first", async () => {
    const isla = await signedIn("isla");
    expect(await isla.send(routes.enter, { via: "" })).toBe("/staff/stories/new");
    expect(await isla.see(routes.enter)).toMatchObject({
      data: { slip: { problems: [{ field: "via", code: "viaMissing" }] } },
    });
    const first = await isla.send(routes.enterRequest, { via: "phone", askedBy: "family" });
    const { draftKey } = (await isla.see(routes.enterStep, first, { step: "q1" })) as { draftKey: string };
    await isla.send(routes.enterStep, { _draft: draftKey, callMe: "Kirsty" }, first, { step: "q1" });
    expect(await isla.send(routes.enter, { via: "phone" })).toBe("/staff/stories/new");
    expect(await isla.see(routes.enter)).toMatchObject({ data: { underWay: true } });
    expect(await isla.send(routes.enter, { via: "phone", again: "1" })).toBe("/staff/new/q1");
  });

  it("lets nobody type in a request by way of a story", async () => {
    const orla = await signedIn("orla");
    const refused = (route: object) => orla.see(route as never, "/", { step: "q1" });
    expect(await refused(routes.enterRequest)).toBe("404");
    expect(await refused(routes.enterStep)).toBe("/staff/stories/new");
    const ewan = await signedIn("ewan");
    expect(await ewan.see(routes.enter)).toBe("404");
    expect(await ewan.see(routes.enterStep, "/", { step: "q1" })).toBe("404");
  });

  it("that is too long is kept, and not sent", async () => {
    const orla = await signedIn("orla");
    const first = await orla.send(routes.enter, { via: "phone", road: "story" });
    await typeIn(orla, first, { ...LONG, q2: { happened: "word ".repeat(1100) } });
    const { submissionKey } = (await orla.see<Check>(routes.enterCheck)) as Check;
    const before = await countStories();
    expect(await orla.send(routes.enterCheck, { key: submissionKey })).toBe("/staff/new/check");
    expect(await countStories()).toBe(before);
  });
});
