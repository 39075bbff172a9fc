/** Answering a story by name: written, looked at, read by a second person, given, put right, taken back. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { and, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { publicStories } from "../../db/schema/public-stories";
import { stories, storyAnswers } from "../../db/schema/stories";
import { CHANGE_MINUTES } from "../../app/stories/answering";
import {
  changeAnswer,
  giveAnswer,
  keepDraft,
  passAnswer,
  sendBackAnswer,
  takeBackAnswer,
} from "../../app/stories/answer-story.server";
import { listAnswers } from "../../app/stories/answers.server";
import { withdrawStory } from "../../app/stories/author-acts.server";
import { saveSetting } from "../../app/hubs/service-facts.server";
import { saveFace } from "../../app/stories/save-face.server";
import { hideStory, showStory } from "../../app/stories/show-story.server";
import { listStoryEvents } from "../../app/stories/story-events.server";
import { storyKey } from "../../app/stories/story-settings";
import { randomToken } from "../../app/random.server";
import { actOnAnswer } from "../../app/staff/act-on-answer.server";
import { readStoryPage } from "../../app/staff/read-story-page.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, later, MONDAY, type Colleague } from "../support/staff";
import { pass, storyOf, tell } from "../support/stories";

let db: TestDatabase;
let isla: Colleague, fern: Colleague, lewis: Colleague, rowan: Colleague, struan: Colleague, alba: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  isla = await addColleague(db.store, "duty_worker", "hamilton");
  fern = await addColleague(db.store, "group_worker", "hamilton");
  lewis = await addColleague(db.store, "hub_manager", "hamilton");
  rowan = await addColleague(db.store, "duty_worker", "lanark");
  struan = await addColleague(db.store, "moderator", "hamilton");
  alba = await addColleague(db.store, "administrator");
  for (const who of [isla, fern, lewis, rowan])
    await run((tx) =>
      saveFace(tx, who.id, { name: `Name of ${who.name}`, role: "Family support worker" }, MONDAY),
    );
});
beforeEach(() => setSecondReader(false));
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
const setSecondReader = (on: boolean) =>
  run((tx) => saveSetting(tx, storyKey("secondReader"), on ? "yes" : "", MONDAY));

async function aShownStory(audience: "hub" | "hubs" | "public" = "public") {
  const { id, reference } = await tell(db.store, { audience }, MONDAY);
  await run((tx) => pass(tx, id, {}, MONDAY));
  expect(await run((tx) => showStory(tx, id, struan.id, MONDAY))).toBe("shown");
  return { id, reference };
}

const TEXT =
  "Thank you, Bramble. Nobody should stand in the rain. From Monday the door is open at half past eight.";
const give = (story: string, by: Colleague, text = TEXT, now = MONDAY, id = randomToken()) =>
  run((tx) => giveAnswer(tx, { story, by: by.id, id, text }, now));
const answersOf = (story: string) => listAnswers(db.store.read, story);
const conversation = async (story: string) => {
  const { publicId } = await storyOf(db.store, story);
  const [row] = await db.store.read.select().from(publicStories).where(eq(publicStories.id, publicId!));
  return row!.conversation;
};
const actions = async (story: string) =>
  (await db.store.read.select().from(audit).where(eq(audit.subject, story))).map(
    (it) => `${it.actor} ${it.action}`,
  );

describe("an answer", () => {
  it("is shown at once, under the name that families know", async () => {
    const { id } = await aShownStory();
    expect(await give(id, isla)).toBe("given");
    expect(await conversation(id)).toEqual([
      {
        ...{ kind: "answer", name: `Name of ${isla.name}`, role: "Family support worker", photoId: null },
        ...{ text: TEXT, month: "2026-11" },
      },
    ]);
    expect((await storyOf(db.store, id)).answeredOn).toBe("2026-11-23");
    expect((await listStoryEvents(db.store.read, id)).at(-1)).toMatchObject({
      kind: "answered",
      by: isla.id,
    });
    expect(await actions(id)).toContain(`${isla.id} story.answered`);
  });

  it("is sealed in the database, and no line of the record holds a word of it", async () => {
    const { id } = await aShownStory("hub");
    await give(id, isla, "A word of its own: zinfandel");
    const rows = await db.store.read.select().from(storyAnswers).where(eq(storyAnswers.story, id));
    expect(JSON.stringify(rows)).not.toContain("zinfandel");
    expect(JSON.stringify(await db.store.read.select().from(audit))).not.toContain("zinfandel");
    expect((await answersOf(id))[0]!.text).toContain("zinfandel");
  });

  it("that was meant for fewer is none for those who may read the story later", async () => {
    const { id } = await aShownStory("hub");
    await give(id, isla);
    const widen = async (audience: "hub" | "public", now: Date) => {
      await run((tx) => tx.update(stories).set({ audience }).where(eq(stories.id, id)));
      await run((tx) => showStory(tx, id, struan.id, now));
      return storyOf(db.store, id);
    };
    const nextDay = later(MONDAY, 24 * 60);
    expect(await widen("public", nextDay)).toMatchObject({ answeredOn: null, shownOn: "2026-11-24" });
    expect(await conversation(id)).toEqual([]);
    expect(await give(id, isla, "For everyone", nextDay)).toBe("given");
    expect(await storyOf(db.store, id)).toMatchObject({ answeredOn: "2026-11-24" });
    expect((await conversation(id)).map((it) => it.text)).toEqual(["For everyone"]);
    // and what everyone could read the hub can too
    expect(await widen("hub", later(nextDay, 24 * 60))).toMatchObject({ answeredOn: "2026-11-24" });
  });

  it("pressed twice is one", async () => {
    const { id } = await aShownStory();
    const once = randomToken();
    expect(await give(id, isla, TEXT, MONDAY, once)).toBe("given");
    expect(await give(id, isla, TEXT, MONDAY, once)).toBe("given");
    expect(await answersOf(id)).toHaveLength(1);
    expect(await give(id, fern, TEXT, MONDAY, once)).toBe("gone");
  });

  it("needs somebody whom families know, and a story that may be read", async () => {
    const { id } = await aShownStory();
    expect(await give(id, struan)).toBe("noFace");
    await run((tx) => hideStory(tx, id));
    expect(await give(id, isla)).toBe("notShown");
    expect(await answersOf(id)).toEqual([]);
  });

  it("is gone with the story that is taken back", async () => {
    const { id } = await aShownStory();
    await give(id, isla);
    await run((tx) => withdrawStory(tx, id, MONDAY));
    expect(await answersOf(id)).toEqual([]);
  });
});

describe("putting an answer right", () => {
  it("works for thirty minutes, for its writer alone", async () => {
    const { id } = await aShownStory();
    await give(id, isla);
    const [answer] = await answersOf(id);
    const change = (by: Colleague, at: Date) =>
      run((tx) => changeAnswer(tx, { story: id, by: by.id, id: answer!.id, text: "Better." }, at));
    const last = new Date(later(MONDAY, CHANGE_MINUTES).getTime() - 1);
    expect(await change(fern, MONDAY)).toBe("gone");
    expect(await change(isla, later(MONDAY, CHANGE_MINUTES))).toBe("tooLate");
    expect((await conversation(id))[0]).toMatchObject({ text: TEXT });
    expect(await change(isla, last)).toBe("given");
    expect(await conversation(id)).toMatchObject([{ text: "Better." }]);
    expect((await listStoryEvents(db.store.read, id)).at(-1)).toMatchObject({ kind: "answerChanged" });
  });

  it("leaves room for a further answer", async () => {
    const { id } = await aShownStory();
    await give(id, isla);
    await give(id, fern, "A further one.", later(MONDAY, 60));
    expect((await conversation(id)).map((it) => it.text)).toEqual([TEXT, "A further one."]);
  });
});

describe("a draft", () => {
  it("is its writer's alone: one for each, gone when the answer is given", async () => {
    const { id } = await aShownStory();
    const keep = (by: Colleague, text: string, at = MONDAY) =>
      run((tx) => keepDraft(tx, { story: id, by: by.id, id: randomToken(), text }, at));
    await keep(isla, "First");
    await keep(isla, "Second");
    await keep(fern, "Hers", later(MONDAY, 1));
    expect((await answersOf(id)).map((it) => [it.by, it.text, it.state])).toEqual([
      [isla.id, "Second", "draft"],
      [fern.id, "Hers", "draft"],
    ]);
    expect(await conversation(id)).toEqual([]);
    await give(id, isla);
    expect((await answersOf(id)).map((it) => it.state).sort()).toEqual(["draft", "given"]);
    await keep(fern, "");
    expect(await answersOf(id)).toHaveLength(1);
  });
});

describe("where a second person reads answers", () => {
  beforeEach(() => setSecondReader(true));

  it("nobody else sees it before they have, and nobody passes their own", async () => {
    const { id } = await aShownStory();
    expect(await give(id, lewis)).toBe("toCheck");
    expect(await conversation(id)).toEqual([]);
    expect((await storyOf(db.store, id)).answeredOn).toBe(null);
    const [answer] = await answersOf(id);
    const let_ = (by: Colleague) =>
      run((tx) => passAnswer(tx, { story: id, by: by.id, id: answer!.id }, MONDAY));
    expect(await let_(lewis)).toBe("ownAnswer");
    expect(await let_(isla)).toBe("given");
    expect(await conversation(id)).toHaveLength(1);
    expect(await let_(isla)).toBe("gone");
  });

  it("sends it back with a note, to its writer", async () => {
    const { id } = await aShownStory();
    await give(id, isla);
    const [answer] = await answersOf(id);
    const back = { story: id, by: lewis.id, id: answer!.id, note: "Say sorry first" };
    expect(await run((tx) => sendBackAnswer(tx, back, MONDAY))).toBe("sentBack");
    expect(await answersOf(id)).toMatchObject([
      { state: "draft", by: isla.id, text: TEXT, note: "Say sorry first" },
    ]);
    expect(await give(id, isla, "Sorry.")).toBe("toCheck");
    expect(await answersOf(id)).toMatchObject([{ state: "second", text: "Sorry.", note: "" }]);
  });

  it("reads it again when it is changed, and nobody else does meanwhile", async () => {
    const { id } = await aShownStory();
    await give(id, isla);
    const [answer] = await answersOf(id);
    await run((tx) => passAnswer(tx, { story: id, by: lewis.id, id: answer!.id }, MONDAY));
    expect(await conversation(id)).toHaveLength(1);
    const change = { story: id, by: isla.id, id: answer!.id, text: "Something else entirely" };
    expect(await run((tx) => changeAnswer(tx, change, MONDAY))).toBe("toCheck");
    expect(await conversation(id)).toEqual([]);
  });
});

describe("taking an answer back", () => {
  it("takes it from everybody at once; why stays with the story", async () => {
    const { id } = await aShownStory();
    await give(id, isla);
    const [answer] = await answersOf(id);
    const back = { story: id, by: lewis.id, id: answer!.id, reason: "It names a child" };
    expect(await run((tx) => takeBackAnswer(tx, back, MONDAY))).toBe("takenBack");
    // its form, sent once more
    expect(await give(id, isla, TEXT, MONDAY, answer!.id)).toBe("gone");
    expect(await conversation(id)).toEqual([]);
    expect((await storyOf(db.store, id)).answeredOn).toBe(null);
  });

  it("says why, in the history that moderators read", async () => {
    const { id, reference } = await aShownStory();
    await give(id, isla);
    const [answer] = await answersOf(id);
    const back = { story: id, by: lewis.id, id: answer!.id, reason: "It names a child" };
    await run((tx) => takeBackAnswer(tx, back, MONDAY));
    expect((await readStoryPage(db.store, struan, reference, MONDAY))!.history.at(-1)).toMatchObject({
      ...{ kind: "answerTakenBack", name: lewis.name },
      detail: { text: "It names a child" },
    });
    expect(await actions(id)).toContain(`${lewis.id} story.answerTakenBack`);
  });
});

describe("the page", () => {
  const act = (who: Colleague, reference: string, fields: Record<string, string>, now = MONDAY) =>
    run((tx) =>
      actOnAnswer(
        tx,
        { staff: who, reference },
        Object.fromEntries(Object.entries(fields).map(([name, it]) => [name, [it]])),
        now,
      ),
    );
  const giving = (text: string, seen: string) => ({ intent: "give", id: randomToken(), text, seen });

  it("gives only what was looked at", async () => {
    const { id, reference } = await aShownStory();
    expect(await act(isla, reference, { intent: "look", text: TEXT, thanks: "yes" })).toMatchObject({
      preview: true,
    });
    expect(await act(isla, reference, giving(`${TEXT} And more.`, TEXT))).toMatchObject({
      preview: true,
    });
    expect(await answersOf(id)).toEqual([]);
    expect((await act(isla, reference, giving(TEXT, TEXT)))!.said!.key).toBe("answerGiven");
    expect(await answersOf(id)).toHaveLength(1);
  });

  it("keeps what was typed when it cannot be given", async () => {
    const { reference, id } = await aShownStory();
    const alone = await addColleague(db.store, "duty_worker", "hamilton");
    const slip = await act(alone, reference, giving(TEXT, TEXT));
    expect(slip).toMatchObject({ form: "answer", problems: [{ field: "text", code: "answerNoFace" }] });
    expect(slip!.values.text).toEqual([TEXT]);
    await give(id, isla);
    const [answer] = await answersOf(id);
    const late = await act(
      isla,
      reference,
      { intent: "change", id: answer!.id, text: "x" },
      later(MONDAY, 31),
    );
    expect(late).toMatchObject({ form: "answer", problems: [{ code: "answerTooLate" }] });
    // given as a further answer it would not be one under the id of the first
    expect(late!.values).toMatchObject({ text: ["x"], id: [] });
  });

  it("is nobody's who may not read the story or may not answer it", async () => {
    const { id, reference } = await aShownStory("hub");
    const everywhere = await aShownStory("hubs");
    for (const who of [rowan, alba]) expect(await act(who, reference, giving(TEXT, TEXT))).toBeUndefined();
    // of another hub: they may read it, and do not answer for this one
    expect(await act(rowan, everywhere.reference, giving(TEXT, TEXT))).toBeUndefined();
    expect(await act(struan, reference, giving(TEXT, TEXT))).toBeUndefined();
    expect(
      await act(isla, reference, { intent: "takeBack", id: randomToken(), reason: "x" }),
    ).toBeUndefined();
    expect(await act(isla, reference, { intent: "pass", id: randomToken() })).toBeUndefined();
    expect(await act(isla, reference, { intent: "nonsense" })).toBeUndefined();
    expect(await act(isla, "K7QXT3MN", giving(TEXT, TEXT))).toBeUndefined();
    expect(await answersOf(id)).toEqual([]);
  });

  it("works with no answer of another story", async () => {
    const [one, other] = [await aShownStory(), await aShownStory()];
    await give(one.id, isla);
    const [answer] = await answersOf(one.id);
    const back = { intent: "takeBack", id: answer!.id, reason: "x" };
    expect((await act(lewis, other.reference, back))!.said!.key).toBe("answerGone");
    const given = and(eq(storyAnswers.id, answer!.id), eq(storyAnswers.state, "given"));
    expect(await db.store.read.$count(storyAnswers, given)).toBe(1);
  });
});
