/** The author's own page: where a story is, what its author may do, and that nobody else may. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { and, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { publicStories } from "../../db/schema/public-stories";
import { stories, storyAnswers, storyChanges, storyEvents, storyReplies } from "../../db/schema/stories";
import { tasks } from "../../db/schema/tasks";
import type { OwnStory } from "../../app/stories/own-story.server";
import type { StorySlip } from "../../app/stories/story-slip";
import type { StoryRow } from "../../app/stories/story-rows.server";
import { openPortal, type Portal, type Visitor } from "../support/portal";

const NOW = new Date("2026-11-23T19:00:00Z");
const days = (n: number) => new Date(NOW.getTime() + n * 86_400_000);

let portal: Portal;
let routes: Awaited<ReturnType<typeof loadRoutes>>;
const loadRoutes = async () => ({
  door: await import("../../app/routes/your-page"),
  yours: await import("../../app/routes/your-story"),
  booking: await import("../../app/routes/your-booking"),
  request: await import("../../app/routes/your-page-open"),
});
let app: Awaited<ReturnType<typeof loadApp>>;
const loadApp = async () => ({
  ...(await import("../support/stories")),
  ...(await import("../support/bookings")),
  ...(await import("../support/groups")),
  ...(await import("../../app/groups/enter-booking.server")),
  ...(await import("../../app/stories/show-story.server")),
  ...(await import("../../app/stories/replies.server")),
  ...(await import("../../app/stories/author-acts.server")),
  ...(await import("../../app/stories/story-places")),
  ...(await import("../../app/stories/release-held.server")),
  ...(await import("../../app/stories/story-events.server")),
  ...(await import("../../app/vault/seal.server")),
  ...(await import("../../app/tasks/tasks.server")),
  ...(await import("../../app/random.server")),
});

beforeAll(async () => {
  portal = await openPortal(NOW);
  routes = await loadRoutes();
  app = await loadApp();
});
afterAll(() => portal.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});

interface Told {
  id: string;
  reference: string;
  code: string;
}
interface Page {
  own: OwnStory;
  slip: StorySlip;
}
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => portal.store.transaction(work);
const row = (id: string) => app.storyOf(portal.store, id);
const tell = (it: Parameters<typeof app.tell>[1] = {}, now = NOW): Promise<Told> =>
  app.tell(portal.store, it, now);
const passed = (id: string, more: Partial<StoryRow> = {}) => run((tx) => app.pass(tx, id, { more }, NOW));
const show = (id: string, now = NOW) => run((tx) => app.showStory(tx, id, "struan", now));
async function shown(it: Parameters<typeof tell>[0] = {}): Promise<Told> {
  const told = await tell(it);
  await passed(told.id);
  expect(await show(told.id)).toBe("shown");
  return told;
}

/** Whoever has reference and code, at another browser. */
async function open({ reference, code }: Pick<Told, "reference" | "code">): Promise<Visitor> {
  const author = portal.newVisitor();
  expect(await author.send(routes.door, { reference, code })).toBe("/your-page/story");
  return author;
}
const see = async (author: Visitor) => (await author.see<Page>(routes.yours)) as Page;
const press = async (author: Visitor, fields: Record<string, string>) => {
  expect(await author.send(routes.yours, fields)).toBe("/your-page/story");
  return see(author);
};

async function answer(story: string, text = "Thank you, Bramble. We have moved the chairs.", now = NOW) {
  const id = app.randomToken();
  await run(async (tx) => {
    await tx.insert(storyAnswers).values({
      ...{ id, story, state: "given", by: "isla", name: "Isla", role: "Family support worker" },
      readers: "public",
      ...{ sealed: app.seal(app.answerPlace(id), text, now), createdAt: now, givenAt: now },
    });
    await app.rebuildPublic(tx, story);
  });
  return id;
}
const repliesOf = (story: string) => app.listReplies(portal.store.read, story);
const eventsOf = (story: string) => app.listStoryEvents(portal.store.read, story);
const publicOf = async (id: string) => {
  const { publicId } = await row(id);
  const found = await portal.store.read
    .select()
    .from(publicStories)
    .where(eq(publicStories.id, publicId ?? ""));
  return found[0];
};

describe("where it is", () => {
  test("told: nobody has read it, a person will by a day that is named, and the author alone sees the words", async () => {
    const told = await tell();
    const { own } = await see(await open(told));
    expect(own).toMatchObject({
      standing: "waiting",
      of: "yours",
      edits: [],
      conversation: [],
      toldOn: "2026-11-23",
    });
    expect(own.next).toEqual([{ what: "waiting", day: "2026-11-26" }]);
    expect(own.text!.happened).toContain(app.ORIGINAL_WORD);
  });

  test("later than was promised: it says so", async () => {
    const told = await tell();
    vi.setSystemTime(days(4));
    const { own } = await see(await open(told));
    expect(own.next).toEqual([{ what: "waitingLate", day: "2026-11-26" }]);
  });

  test("taken by a moderator, or before a second one: it is being read", async () => {
    for (const more of [{ takenBy: "struan" }, { state: "second", passedBy: "struan" }] as const) {
      const told = await tell();
      await run((tx) => tx.update(stories).set(more).where(eq(stories.id, told.id)));
      expect((await see(await open(told))).own.standing).toBe("reading");
    }
  });

  test("ready: from which day, and that it waits for others", async () => {
    const told = await tell();
    await passed(told.id, { state: "ready", holdUntil: "2026-12-01", holdWith: 2 });
    const { own } = await see(await open(told));
    expect(own).toMatchObject({ standing: "ready", of: "soon" });
    expect(own.next.map((it) => it.what)).toEqual(["readyOn", "readyWith"]);
  });

  test.each([
    ["hub", "outHub"],
    ["hubs", "outHubs"],
    ["public", "outPublic"],
  ] as const)(
    "shown to %s: as others read it, with the day by which somebody answers",
    async (audience, standing) => {
      const told = await shown({ audience });
      const { own } = await see(await open(told));
      expect(own).toMatchObject({ standing, of: "others" });
      expect(own.publicId === null).toBe(audience !== "public");
      expect(own.text!.happened).not.toContain(app.ORIGINAL_WORD);
      expect(own.next).toEqual([{ what: "answer", day: "2026-12-08" }]);
      // what was changed can still be seen
      expect(own.edits.map((it) => it.part)).toEqual(["happened"]);
    },
  );

  test("taken down, and refused: why, in the words that were meant for the author", async () => {
    const hidden = await shown();
    await run(async (tx) => {
      await app.hideStory(tx, hidden.id);
      const detail = { why: "court", text: "Until the hearing is over." };
      const held = await row(hidden.id);
      await app.recordStoryEvent(tx, held, { by: "struan", kind: "hidden", detail }, NOW);
    });
    expect((await see(await open(hidden))).own).toMatchObject({
      standing: "hidden",
      notShown: { of: "hidden", why: "court", words: "Until the hearing is over." },
    });

    const refused = await tell();
    await run(async (tx) => {
      await tx.update(stories).set({ state: "refused" }).where(eq(stories.id, refused.id));
      const detail = { why: "identifies", text: "We are sorry." };
      await app.recordStoryEvent(tx, await row(refused.id), { by: "struan", kind: "refused", detail }, NOW);
    });
    const { own } = await see(await open(refused));
    expect(own).toMatchObject({ standing: "refused", mayReply: "no", next: [] });
    expect(own.notShown).toEqual({ of: "refused", why: "identifies", words: "We are sorry." });
  });
});

describe("edits to agree to", () => {
  async function asking() {
    const told = await tell({ asks: true });
    await passed(told.id, { state: "asking" });
    return told;
  }

  test("each is shown before and after, and a yes lets it go on, from the next day", async () => {
    const told = await asking();
    const author = await open(told);
    const { own } = await see(author);
    expect(own.standing).toBe("asking");
    const [edit, ...others] = own.edits;
    expect(others).toEqual([]);
    expect(edit!.pieces.find((it) => it.was === "gone")!.text).toContain(app.ORIGINAL_WORD);
    const said = await press(author, { intent: "agree", seen: own.seen });
    expect(said).toMatchObject({ slip: { said: "agreed" }, own: { standing: "ready" } });
    // pressed again: no error, and not agreed twice
    expect((await press(author, { intent: "agree", seen: own.seen })).slip.said).toBe("agreed");
    expect((await eventsOf(told.id)).filter((it) => it.kind === "agreed")).toHaveLength(1);
    vi.setSystemTime(days(1));
    await app.releaseHeld(portal.store, days(1));
    expect((await row(told.id)).shownTo).toBe("public");
  });

  test("a yes to what was changed again meanwhile is none", async () => {
    const told = await asking();
    const author = await open(told);
    const { own } = await see(author);
    await run(async (tx) => {
      const { saveCopy } = await import("../../app/stories/story-rows.server");
      await saveCopy(tx, told.id, app.aText({ happened: "Something else entirely." }), NOW);
    });
    const after = await press(author, { intent: "agree", seen: own.seen });
    expect(after).toMatchObject({ slip: { said: "editedAgain" }, own: { standing: "asking" } });
    expect((await row(told.id)).state).toBe("asking");
    // and what is shown now can be agreed to
    expect((await press(author, { intent: "agree", seen: after.own.seen })).slip.said).toBe("agreed");
  });

  test("nothing is passed by a yes where nothing waits for one, or only a question does", async () => {
    const waiting = await tell();
    expect((await press(await open(waiting), { intent: "agree", seen: "" })).slip.said).toBe("moved");
    const asked = await tell();
    await run((tx) => tx.update(stories).set({ state: "asking" }).where(eq(stories.id, asked.id)));
    expect((await press(await open(asked), { intent: "agree", seen: "" })).slip.said).toBe("moved");
    expect((await row(asked.id)).state).toBe("asking");
  });

  test("a note goes back to the moderator, sealed, without a time of day or an audit line", async () => {
    const told = await asking();
    const author = await open(told);
    const lines = await portal.store.read.$count(audit);
    const said = await press(author, { intent: "note", text: "Please leave the marmalade in." });
    expect(said).toMatchObject({ slip: { said: "written" }, own: { standing: "waiting" } });
    expect(await row(told.id)).toMatchObject({ state: "waiting", passedBy: null, secondBy: null });
    const note = (await eventsOf(told.id)).at(-1)!;
    expect(note).toMatchObject({ kind: "wrote", by: "author", on: "2026-11-23" });
    expect(note.detail).toEqual({ text: "Please leave the marmalade in." });
    const [stored] = await portal.store.read.select().from(storyEvents).where(eq(storyEvents.id, note.id));
    expect(JSON.stringify(stored)).not.toMatch(/marmalade|19:00/);
    expect(await portal.store.read.$count(audit)).toBe(lines);
    // sent twice it is one note; another one, too late, is not lost
    expect((await press(author, { intent: "note", text: "Please leave the marmalade in." })).slip.said).toBe(
      "written",
    );
    expect((await press(author, { intent: "note", text: "And the toast." })).slip).toMatchObject({
      said: "moved",
      text: "And the toast.",
    });
    expect((await eventsOf(told.id)).filter((it) => it.kind === "wrote")).toHaveLength(1);
  });

  test("a question of a moderator is shown, and answered", async () => {
    const told = await tell();
    await run(async (tx) => {
      await tx.update(stories).set({ state: "asking" }).where(eq(stories.id, told.id));
      const detail = { text: "May we name the group?" };
      await app.recordStoryEvent(tx, await row(told.id), { by: "struan", kind: "asked", detail }, NOW);
    });
    const author = await open(told);
    expect((await see(author)).own).toMatchObject({
      standing: "question",
      question: "May we name the group?",
    });
    const after = await press(author, { intent: "note", text: "Yes." });
    expect(after.own).toMatchObject({ standing: "waiting", question: null });
  });

  test("nothing, or too much, comes back with what was typed", async () => {
    const author = await open(await asking());
    expect((await press(author, { intent: "note", text: " … " })).slip.error).toMatchObject({
      code: "empty",
    });
    const long = "word ".repeat(501);
    const { slip, own } = await press(author, { intent: "note", text: long });
    expect(slip).toMatchObject({ error: { form: "note", code: "long", words: 501 }, text: long });
    expect(own.standing).toBe("asking");
  });
});

describe("answers", () => {
  test("with name and role; whether it helped is said, and can be said otherwise", async () => {
    const told = await shown();
    const author = await open(told);
    expect((await see(author)).own).toMatchObject({ conversation: [], mayReply: "no" });
    const id = await answer(told.id);
    const { own } = await see(author);
    expect(own.conversation).toMatchObject([
      { id, name: "Isla", role: "Family support worker", helped: null },
    ]);
    expect(own.next).toEqual([{ what: "answered", day: null }]);
    expect((await press(author, { intent: "helped", answer: id, helped: "partly" })).slip.said).toBe(
      "helped",
    );
    await press(author, { intent: "helped", answer: id, helped: "partly" });
    const after = await press(author, { intent: "helped", answer: id, helped: "no" });
    expect(after.own.conversation).toMatchObject([{ helped: "no" }]);
    expect((await eventsOf(told.id)).filter((it) => it.kind === "helped")).toHaveLength(2);
    expect(
      (await press(author, { intent: "helped", answer: id, helped: "banana" })).own.conversation,
    ).toMatchObject([{ helped: "no" }]);
  });

  test("an answer that is not given is not shown; one to another story cannot be judged", async () => {
    const told = await shown();
    const other = await shown();
    const id = await answer(told.id);
    await run((tx) => tx.update(storyAnswers).set({ state: "draft" }).where(eq(storyAnswers.id, id)));
    expect((await see(await open(told))).own.conversation).toEqual([]);
    const theirs = await answer(other.id);
    const author = await open(told);
    expect((await press(author, { intent: "helped", answer: theirs, helped: "no" })).slip.said).toBe("moved");
    const [kept] = await portal.store.read.select().from(storyAnswers).where(eq(storyAnswers.id, theirs));
    expect(kept!.helped).toBeNull();
  });

  test("what changes is told with its month", async () => {
    const told = await shown();
    const change = {
      story: told.id,
      hub: "hamilton",
      said: "Too cold.",
      owner: "isla",
      plannedOn: "2026-09-01",
    };
    await run((tx) =>
      tx.insert(storyChanges).values([
        { ...change, id: "c1", state: "planned", plan: "A heater.", dueOn: "2026-12-20" },
        { ...change, id: "c2", state: "planned", plan: "A rug.", dueOn: "2026-10-01" },
        {
          ...change,
          id: "c3",
          state: "made",
          plan: "Tea.",
          outcome: "There is tea.",
          dueOn: "2026-10-01",
          endedOn: "2026-11-02",
        },
      ]),
    );
    const { own } = await see(await open(told));
    expect(own.changes).toMatchObject([
      { say: "planned", month: "2026-12-20" },
      { say: "plannedLate", month: "2026-10-01" },
      { say: "made", month: "2026-11-02", outcome: "There is tea." },
    ]);
  });
});

describe("replies", () => {
  const REPLY = "Thank you. The rhubarb was lovely.";
  async function replied() {
    const told = await shown();
    await answer(told.id);
    const author = await open(told);
    const { own } = await see(author);
    const fields = { intent: "reply", key: own.replyKey, text: REPLY };
    expect((await press(author, fields)).slip.said).toBe("replied");
    const [reply] = await repliesOf(told.id);
    return { told, author, fields, reply: reply! };
  }

  test("are read by nobody before a moderator has read them, and then by everybody", async () => {
    const { told, author, reply } = await replied();
    expect(reply).toMatchObject({ state: "waiting", copy: null, sentOn: "2026-11-23" });
    expect(JSON.stringify(reply)).not.toContain("rhubarb");
    expect(JSON.stringify((await publicOf(told.id))!.conversation)).not.toContain("rhubarb");
    const waiting = await app.listWaitingReplies(portal.store.read, ["hamilton"]);
    expect(waiting.filter((it) => it.id === reply.id)).toMatchObject([{ reference: told.reference }]);
    expect(await app.listWaitingReplies(portal.store.read, ["lanark"])).toEqual([]);

    const text = "Thank you. It was lovely.";
    expect(await run((tx) => app.showReply(tx, reply.id, text, "struan", NOW))).toBe("shown");
    expect((await publicOf(told.id))!.conversation).toMatchObject([
      { kind: "answer" },
      { kind: "reply", text, month: "2026-11" },
    ]);
    const { own } = await see(author);
    expect(own.conversation[1]).toMatchObject({ state: "shown", text, edited: true });
    // shown once
    expect(await run((tx) => app.showReply(tx, reply.id, "Other", "struan", NOW))).toBe("gone");
    expect(await app.listWaitingReplies(portal.store.read, "all")).toEqual([]);
  });

  test("read by a moderator while the story is down, they are there when it is shown again", async () => {
    const { told, reply } = await replied();
    await run((tx) => app.hideStory(tx, told.id));
    expect(await run((tx) => app.showReply(tx, reply.id, REPLY, "struan", NOW))).toBe("shown");
    await passed(told.id);
    expect(await show(told.id)).toBe("shown");
    expect((await publicOf(told.id))!.conversation[1]).toMatchObject({ kind: "reply", text: REPLY });
  });

  test("sent twice, it is one reply", async () => {
    const { told, author, fields } = await replied();
    expect((await press(author, fields)).slip.said).toBe("replied");
    expect(await repliesOf(told.id)).toHaveLength(1);
  });

  test("refused: its author is told why", async () => {
    const { told, author, reply } = await replied();
    const words = "It names your neighbour.";
    expect(await run((tx) => app.refuseReply(tx, reply.id, words, "struan", NOW))).toBe("refused");
    expect((await see(author)).own.conversation[1]).toMatchObject({ state: "refused", because: words });
    expect(JSON.stringify((await publicOf(told.id))!.conversation)).not.toContain("rhubarb");
  });

  test("taken back, shown or not, every word of it is gone at once", async () => {
    const { told, author, reply } = await replied();
    await run((tx) => app.showReply(tx, reply.id, REPLY, "struan", NOW));
    expect(JSON.stringify((await publicOf(told.id))!.conversation)).toContain("rhubarb");
    const { own, slip } = await press(author, { intent: "replyBack", reply: reply.id });
    expect(slip.said).toBe("replyBack");
    expect(own.conversation).toHaveLength(1);
    expect(JSON.stringify((await publicOf(told.id))!.conversation)).not.toContain("rhubarb");
    expect(await repliesOf(told.id)).toMatchObject([{ state: "withdrawn", original: null, copy: null }]);
    await press(author, { intent: "replyBack", reply: reply.id });
    expect((await eventsOf(told.id)).filter((it) => it.kind === "replyBack")).toHaveLength(1);
    // what was taken back meanwhile cannot be shown any more
    expect(await run((tx) => app.showReply(tx, reply.id, REPLY, "struan", NOW))).toBe("gone");
  });

  test("another author's reply cannot be taken back", async () => {
    const { told, reply } = await replied();
    const stranger = await open(await shown());
    await press(stranger, { intent: "replyBack", reply: reply.id });
    expect(await repliesOf(told.id)).toMatchObject([{ state: "waiting" }]);
  });

  test("a fourth one waits until somebody has read the others, and is not lost", async () => {
    const { told, author } = await replied();
    for (const text of ["Two.", "Three."])
      await press(author, { intent: "reply", key: app.randomToken(), text });
    const { slip, own } = await press(author, { intent: "reply", key: app.randomToken(), text: "Four." });
    expect(slip).toMatchObject({ error: { form: "reply", code: "tooMany" }, text: "Four." });
    expect(own.mayReply).toBe("tooMany");
    expect(await repliesOf(told.id)).toHaveLength(3);
  });

  test("to no answer there is no reply", async () => {
    const told = await shown();
    const { slip } = await press(await open(told), { intent: "reply", key: app.randomToken(), text: REPLY });
    expect(slip).toMatchObject({ said: "moved", text: REPLY });
    expect(await repliesOf(told.id)).toEqual([]);
  });

  test("words of danger in one are a duty worker's at once, and it is not shown meanwhile", async () => {
    const { told, author } = await replied();
    const text = "The rug is red. He says he will kill us. The tea is good.";
    await press(author, { intent: "reply", key: app.randomToken(), text });
    const found = await portal.store.read
      .select()
      .from(tasks)
      .where(and(eq(tasks.subject, told.id), eq(tasks.done, 0)));
    expect(found).toMatchObject([{ kind: "story", urgent: true, reference: told.reference }]);
    const said = app
      .readTaskBody(found[0]!)!
      .reasons.map((it) => it.text)
      .join();
    expect(said).toContain("kill us");
    expect(said).not.toMatch(/rug|tea/);
    const second = (await repliesOf(told.id))[1]!;
    expect(await run((tx) => app.showReply(tx, second.id, text, "struan", NOW))).toBe("concern");
    await run((tx) => app.endTasks(tx, told.id, ["story"], "isla", NOW));
    expect(await run((tx) => app.showReply(tx, second.id, text, "struan", NOW))).toBe("shown");
  });
});

describe("who may read it", () => {
  test("fewer: at once", async () => {
    const told = await shown();
    const author = await open(told);
    const after = await press(author, { intent: "audience", audience: "hub" });
    expect(after).toMatchObject({ slip: { said: "narrowed" }, own: { standing: "outHub", publicId: null } });
    expect(await publicOf(told.id)).toBeUndefined();
  });

  test("more: a person reads it again first, and it stays as it is until then", async () => {
    const told = await shown({ audience: "hub" });
    const author = await open(told);
    const after = await press(author, { intent: "audience", audience: "public" });
    expect(after).toMatchObject({ slip: { said: "wider" }, own: { standing: "outHub", audience: "public" } });
    expect(after.own.next[0]).toEqual({ what: "wider", day: null });
    expect(await publicOf(told.id)).toBeUndefined();
    // they think better of it
    const back = await press(author, { intent: "audience", audience: "hub" });
    expect(back.slip.said).toBe("audience");
    expect(back.own.next.map((it) => it.what)).toEqual(["answer"]);
  });

  test("a moderator who leaves it as it is tells the author", async () => {
    const told = await shown({ audience: "hub" });
    await run(async (tx) => {
      const detail = { to: "hub", text: "Your street is still in it." };
      await app.recordStoryEvent(tx, await row(told.id), { by: "struan", kind: "audience", detail }, NOW);
    });
    expect((await see(await open(told))).own.notWider).toBe("Your street is still in it.");
  });

  test("before anybody has read it, it is only noted; what nobody offers is refused", async () => {
    const told = await tell();
    const author = await open(told);
    expect((await press(author, { intent: "audience", audience: "hub" })).slip.said).toBe("audience");
    expect((await press(author, { intent: "audience", audience: "hub" })).slip.said).toBe("kept");
    expect((await press(author, { intent: "audience", audience: "moon" })).slip.error).toMatchObject({
      form: "audience",
    });
    expect((await row(told.id)).audience).toBe("hub");
  });
});

describe("taken back", () => {
  test("asked once more, then gone at once, everywhere, in every tab", async () => {
    const told = await shown();
    await answer(told.id);
    const author = await open(told);
    const other = await open(told);
    const { own } = await see(other);
    const sure = await press(author, { intent: "withdraw" });
    expect(sure.slip.sure).toBe(true);
    expect(sure.own.standing).toBe("outPublic");
    expect((await press(author, { intent: "keep" })).own.standing).toBe("outPublic");

    const gone = await press(author, { intent: "withdrawSure" });
    expect(gone).toMatchObject({
      slip: { said: "withdrawn" },
      own: { standing: "withdrawn", text: null, edits: [], conversation: [], publicId: null },
    });
    expect(JSON.stringify(gone.own)).not.toMatch(/chairs|Bramble/);
    expect(await publicOf(told.id)).toBeUndefined();

    // every form of the other tab, and Back: a kind page, and nothing half done
    const fields: Array<Record<string, string>> = [
      { intent: "agree", seen: own.seen },
      { intent: "note", text: "One more thing" },
      { intent: "reply", key: own.replyKey, text: "Thank you" },
      { intent: "replyBack", reply: "x" },
      { intent: "helped", answer: own.conversation[0]!.id, helped: "yes" },
      { intent: "audience", audience: "hubs" },
      { intent: "withdraw" },
      { intent: "withdrawSure" },
      { intent: "keep" },
      { intent: "" },
    ];
    for (const it of fields) expect((await press(other, it)).own.standing).toBe("withdrawn");
    expect(await repliesOf(told.id)).toEqual([]);
    expect((await eventsOf(told.id)).map((it) => it.detail)).toEqual(
      (await eventsOf(told.id)).map(() => null),
    );
    expect((await eventsOf(told.id)).filter((it) => it.kind === "withdrawn")).toHaveLength(1);
  });
});

describe("one door, and one story behind it", () => {
  test("another author sees their own story, and nothing that was said to somebody else", async () => {
    const mine = await tell();
    const theirs = await tell({ text: { happened: "We planted dahlias." } });
    const author = await open(mine);
    await press(author, { intent: "audience", audience: "hub" });
    await author.send(routes.yours, { intent: "audience", audience: "moon" });
    // the same browser, with another story's code: nothing of the first one is said on its page
    const { reference, code } = theirs;
    expect(await author.send(routes.door, { reference, code })).toBe("/your-page/story");
    const { own, slip } = await see(author);
    expect(own.reference).toBe(theirs.reference);
    expect(own.text!.happened).toBe("We planted dahlias.");
    expect(slip).toEqual({ said: null, sure: false, error: null, text: "" });
    await author.send(routes.yours, { intent: "close" });
    expect(await author.see(routes.yours)).toBe("/your-page");
  });

  test("without a visit there is no page, and a form says that it was not sent", async () => {
    const stranger = portal.newVisitor();
    expect(await stranger.see(routes.yours)).toBe("/your-page");
    expect(await stranger.send(routes.yours, { intent: "withdrawSure" })).toBe("/your-page");
    expect(await stranger.see(routes.door)).toMatchObject({ error: "unsent" });
  });

  test("a wrong code opens nothing", async () => {
    const told = await tell();
    const stranger = portal.newVisitor();
    expect(await stranger.send(routes.door, { reference: told.reference, code: "000000000000" })).toBe(
      "/your-page",
    );
    expect(await stranger.see(routes.yours)).toBe("/your-page");
  });

  test("the visit of a booking or a request opens no story, and a story's neither of them", async () => {
    const told = await tell();
    const { addRequest } = await import("../support/staff");
    const code = "123412341234";
    const booked = await run(async (tx) => {
      const { id } = await app.aGroup(tx);
      const it = app.aBooking(id);
      const codeHash = app.sealHash({ table: "bookings", row: it.id }, code, NOW);
      await app.enterBooking(tx, { ...it, codeHash }, NOW);
      return it;
    });
    const family = portal.newVisitor();
    const { reference } = booked;
    expect(await family.send(routes.door, { reference, code })).toBe("/your-page/booking");
    expect(await family.see(routes.yours)).toBe("/your-page");
    expect(await family.send(routes.yours, { intent: "withdrawSure" })).toBe("/your-page");

    const asked = await addRequest(portal.store);
    const asking = portal.newVisitor();
    const request = { reference: asked, code: "111122223333" };
    expect(await asking.send(routes.door, request)).toBe("/your-page/open");
    expect(await asking.see(routes.yours)).toBe("/your-page");
    expect(await asking.send(routes.yours, { intent: "withdrawSure" })).toBe("/your-page");

    const author = await open(told);
    expect(await author.see(routes.booking)).toBe("/your-page");
    expect(await author.see(routes.request)).toBe("/your-page");
    expect(await author.send(routes.booking, { intent: "cancelSure" })).toBe("/your-page");
  });

  test("what was done is said once, and a page that was left says nothing", async () => {
    const author = await open(await tell());
    await press(author, { intent: "audience", audience: "hub" });
    vi.setSystemTime(new Date(NOW.getTime() + 61_000));
    expect((await see(author)).slip.said).toBeNull();
  });

  test("nothing an author does has a time of day, or a line in the audit", async () => {
    const told = await shown();
    const helped = await answer(told.id);
    const author = await open(told);
    const { own } = await see(author);
    const before = await portal.store.read.$count(audit);
    await press(author, { intent: "helped", answer: helped, helped: "yes" });
    await press(author, { intent: "reply", key: own.replyKey, text: "Thank you." });
    await press(author, { intent: "replyBack", reply: (await repliesOf(told.id))[0]!.id });
    await press(author, { intent: "audience", audience: "hub" });
    expect(await portal.store.read.$count(audit)).toBe(before);
    const rows = [
      await portal.store.read.select().from(storyReplies).where(eq(storyReplies.story, told.id)),
      await portal.store.read.select().from(storyEvents).where(eq(storyEvents.story, told.id)),
    ];
    expect(JSON.stringify(rows)).toContain("2026-11-23");
    expect(JSON.stringify(rows)).not.toMatch(/\d\d:\d\d/);
  });
});
