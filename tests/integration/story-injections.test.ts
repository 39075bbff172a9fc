/** Sixty texts that would run, or break a page, if one of them stood anywhere as it was typed: each goes through every field
 *  of a story and of what is said about it, to every place where that is read. Each page is compared with the same page of a
 *  story in harmless words. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { stories } from "../../db/schema/stories";
import { readForm } from "../../app/http/read-form.server";
import { paths } from "../../app/paths";
import injections from "../data/injections.json";
import { Family, type Answer } from "../support/family";
import { openPortal, type Portal } from "../support/portal";
import { postedForm } from "../support/posted";
import { clearPublicStories } from "../support/public-stories";
import { scanHtml } from "../support/scan-html";
import { servePages } from "../support/served-pages";
import type { Colleague } from "../support/staff";

const NOW = new Date();
const MARK = /INJ\d\d/;
/** As the door for forms hands a text on. */
const asTyped = (text: string) => readForm({ posted: postedForm({ text }) }).one("text");
const TEXTS = injections.map(asTyped);
/** Of the same shape, and nothing in it. */
const HARMLESS = TEXTS.map((it) => it.replace(/\S/gu, "a"));
const EVERY = TEXTS.map((_, at) => at);
/** Each field of a story holds another text, so that over all stories each field has held each. */
const FIELDS = [
  ...["title", "happened", "good", "better", "feelWords", "wish", "name", "question", "note", "faceName"],
  ...["faceRole", "answer", "reply", "noReply", "said", "plan", "outcome", "praiseName", "praise", "concern"],
] as const;
type Words = Record<(typeof FIELDS)[number], string>;
const wordsOf = (texts: string[], story: number) =>
  Object.fromEntries(FIELDS.map((it, at) => [it, texts[(story + 7 * at) % texts.length]!])) as Words;

let portal: Portal;
let served: Awaited<ReturnType<typeof servePages>>;
let app: Awaited<ReturnType<typeof load>>;
const load = async () => ({
  ...(await import("../support/stories")),
  ...(await import("../support/staff")),
  ...(await import("../../app/stories/answer-moderator.server")),
  ...(await import("../../app/stories/answer-story.server")),
  ...(await import("../../app/stories/note-praise.server")),
  ...(await import("../../app/stories/promises.server")),
  ...(await import("../../app/stories/replies.server")),
  ...(await import("../../app/stories/reply-to-answer.server")),
  ...(await import("../../app/stories/save-face.server")),
  ...(await import("../../app/stories/show-story.server")),
  ...(await import("../../app/stories/stop-story.server")),
  ...(await import("../../app/stories/story-changes.server")),
  ...(await import("../../app/stories/story-events.server")),
  ...(await import("../../app/stories/story-rows.server")),
  ...(await import("../../app/stories/take-story.server")),
  ...(await import("../../app/staff/session.server")),
  ...(await import("../../app/random.server")),
});
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => portal.store.transaction(work);

/** A hub with its people, and a story for each text. */
interface World {
  hub: string;
  texts: string[];
  moderator: Colleague;
  manager: Colleague;
  /** signed in */
  reads: Family;
  leads: Family;
  told: Array<{ id: string; reference: string; words: Words; author: Family }>;
}
let hostile: World;
let harmless: World;

beforeAll(async () => {
  portal = await openPortal(NOW);
  await run(clearPublicStories);
  served = await servePages(/staff-(inbox|stor|thanks|face|figures|record|task)/);
  app = await load();
  hostile = await aWorld("hamilton", TEXTS);
  harmless = await aWorld("lanark", HARMLESS);
}, 120_000);
afterAll(async () => {
  await served.close();
  await portal.close();
});

async function aWorld(hub: string, texts: string[]): Promise<World> {
  const moderator = await app.addColleague(portal.store, "moderator", hub);
  const manager = await app.addColleague(portal.store, "hub_manager", hub);
  const signIn = async ({ id }: Colleague) => {
    const family = new Family(served.url);
    family.cookies.set("staff", await run((tx) => app.startSession(tx, id, NOW)));
    return family;
  };
  const world: World = {
    ...{ hub, texts, moderator, manager, told: [] },
    ...{ reads: await signIn(moderator), leads: await signIn(manager) },
  };
  for (const story of EVERY) world.told.push(await tellOne(world, wordsOf(texts, story)));
  return world;
}

/** Told; asked about, answered, changed, and in a moderator's hands. */
async function tellOne({ hub, moderator }: World, words: Words) {
  const tags = [
    { kind: "hub" as const, value: hub },
    { kind: "feeling" as const, value: "heard" },
  ];
  const { title, happened, good, better, feelWords, wish, name } = words;
  const text = { title, happened, good, better, feelWords, wish, name };
  const { id, reference, code } = await app.tell(portal.store, { hub, tags, text }, NOW);
  await run(async (tx) => {
    const who = { staff: moderator, reference };
    await app.takeStory(tx, who, NOW);
    await app.askAuthor(tx, { ...who, text: words.question }, NOW);
    await app.answerModerator(tx, id, words.note, NOW);
    await app.takeStory(tx, who, NOW);
    await app.saveCopy(tx, id, { ...text, good: `${good} And more.` }, NOW);
    const detail = { parts: ["good"], reasons: ["name"] };
    await app.recordStoryEvent(
      tx,
      await app.getHeldStory(tx, id),
      { by: moderator.id, kind: "edited", detail },
      NOW,
    );
  });
  const author = new Family(served.url);
  expect((await author.post(paths.yourPage, { reference, code })).location).toBe(paths.yourStory);
  return { id, reference, words, author };
}

/** Passed, shown to everyone, answered, replied to, and something was changed because of it. */
async function publishAll({ hub, moderator, manager, reads, told }: World): Promise<void> {
  // what was refused in a form stands no longer on the page
  reads.cookies.delete("slip");
  const by = manager.id;
  for (const { id, words } of told)
    await run(async (tx) => {
      await tx
        .update(stories)
        .set({ passedBy: moderator.id, criticism: 1, safety: 0 })
        .where(eq(stories.id, id));
      const row = await app.getHeldStory(tx, id);
      await app.recordStoryEvent(tx, row, { by: moderator.id, kind: "passed", detail: { indirect: 0 } }, NOW);
      expect(await app.showStory(tx, id, moderator.id, NOW)).toBe("shown");
      await app.saveFace(tx, by, { name: words.faceName, role: words.faceRole }, NOW);
      await app.giveAnswer(tx, { story: id, by, id: app.randomToken(), text: words.answer }, NOW);
      for (const text of [words.reply, words.noReply])
        expect(await app.replyToAnswer(tx, id, { key: text, text }, NOW)).toBe("kept");
      const [first, second] = await app.listReplies(tx, id);
      expect(await app.showReply(tx, first!.id, words.reply, moderator.id, NOW)).toBe("shown");
      expect(await app.refuseReply(tx, second!.id, words.noReply, moderator.id, NOW)).toBe("refused");
      const promise = { story: id, hub, by, said: words.said, owner: by, dueOn: "2099-01-01" };
      for (const plan of [words.plan, `${words.plan} Later.`])
        expect(await app.planChange(tx, { ...promise, plan }, NOW)).toBe("done");
      const [change] = await app.listChangesOf(tx, id);
      await app.endChange(tx, { id: change!.id, by, state: "made", outcome: words.outcome }, NOW);
      await app.notePraise(tx, { id, hub }, { name: words.praiseName, sentence: words.praise }, by, NOW);
    });
}

/** What marks of ours may add to a text: a word that may tell who it is, a change. */
const LOOSE = ["span", "mark", "ins", "del"];
const ADDRESSES = ["href", "src", "action", "formaction", "poster", "data", "xlink:href", "srcset"];
const OUR_ADDRESS = /^(?:\/(?!\/)|[?#]|https:\/\/|tel:|mailto:|$)/;

/** @returns all that a page does not have in harmless words. @param also tags whose number goes by what is marked */
function whatIsWrong(page: string, twin: string, also: string[] = []): string[] {
  const [seen, known] = [scanHtml(page), scanHtml(twin)];
  const named = (it: typeof seen) =>
    it.tags.flatMap(({ name, attributes }) => [name, ...attributes.map(([at]) => `${name} ${at}`)]);
  const pairs = new Set([
    ...named(known),
    ...[...LOOSE, ...also].flatMap((it) => [it, `/${it}`, `${it} class`]),
  ]);
  const counts = (it: typeof seen) => {
    const count = new Map<string, number>();
    for (const { name } of it.tags) count.set(name, (count.get(name) ?? 0) + 1);
    for (const name of [...LOOSE, ...also]) for (const tag of [name, `/${name}`]) count.delete(tag);
    return count;
  };
  const [mine, theirs] = [counts(seen), counts(known)];
  const values = seen.tags.flatMap(({ name, attributes }) =>
    attributes.map(([at, value]) => ({ name, at, value })),
  );
  return [
    ...new Set([
      ...named(seen).filter((it) => !pairs.has(it)),
      ...[...mine.keys(), ...theirs.keys()]
        .filter((it) => mine.get(it) !== theirs.get(it))
        .map((it) => `${mine.get(it) ?? 0} ${it}, not ${theirs.get(it) ?? 0}`),
      ...values.filter(({ at }) => at.startsWith("on") || at === "style").map(({ at }) => at),
      ...values
        .filter(({ at, value }) => ADDRESSES.includes(at) && !OUR_ADDRESS.test(value))
        .map((it) => it.value),
      // what was typed stands in a field again, and in no other attribute
      ...values
        .filter(({ name, at, value }) => MARK.test(value) && !(name === "input" && at === "value"))
        .map(({ name, at }) => `${name} ${at} holds it`),
      ...(MARK.test(seen.hidden) ? ["in a comment or a script"] : []),
    ]),
  ];
}

const plain = (text: string) => text.replace(/\s+/gu, " ").trim();
/** @returns those of `texts` that are not read on the page, or in a field of it, letter by letter */
function whatIsMissing(page: string, texts: readonly string[]): string[] {
  const { text, tags } = scanHtml(page);
  const read = plain(text);
  const typed = tags.flatMap((it) =>
    it.attributes.filter(([at]) => at === "value").map(([, it]) => plain(it)),
  );
  return texts.filter((it) => !read.includes(plain(it)) && !typed.includes(plain(it)));
}

/** Of every page that was looked at: it came, under the policy, and no header of it holds what was typed. */
function expectPage(answer: Answer, status = 200): string {
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const policy = answer.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).not.toMatch(/script-src[^;]*unsafe|base-uri (?!'none')/);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect([...answer.headers].filter((it) => MARK.test(it.join()) || it[0] === "x-injected")).toEqual([]);
  return answer.body;
}

interface Look {
  /** which of the words are read there in one piece */
  whole?: ReadonlyArray<keyof Words>;
  also?: string[];
}
type Get = (world: World, story: number) => Promise<Answer>;

/** The page of each story, against that of the harmless story of the same number. */
async function expectEach(get: Get, { whole = [], also = [] }: Look): Promise<void> {
  const wrong: Record<string, string[]> = {};
  const twin = expectPage(await get(harmless, 0));
  for (const story of EVERY) {
    const page = expectPage(await get(hostile, story));
    const words = hostile.told[story]!.words;
    const missing = whatIsMissing(
      page,
      whole.map((it) => words[it]),
    );
    const found = [...whatIsWrong(page, twin, also), ...missing.map((it) => `missing ${it}`)];
    if (found.length > 0) wrong[story] = found;
  }
  expect(wrong).toEqual({});
}

const PARTS = ["title", "happened", "better", "feelWords", "wish", "name"] as const;

describe("before anybody but a moderator has read it", () => {
  it("the moderator's page, with words that were refused in a form of it", async () => {
    const get: Get = async ({ reads, told, texts }, story) => {
      const page = paths.staffStory(told[story]!.reference);
      await reads.post(page, { intent: "refuse", text: texts[story]! });
      return reads.get(page);
    };
    // what stands out is listed again, to be ticked
    const also = ["div", "p", "fieldset", "legend", "label", "input"];
    await expectEach(get, { whole: ["note", "question"], also });
  });

  it("the author's page", async () => {
    const get: Get = ({ told }, story) => told[story]!.author.get(paths.yourStory);
    await expectEach(get, { whole: PARTS });
  });

  it("the list of what waits", async () => {
    const list = ({ hub, reads }: World) => reads.get(`${paths.staffStories}?view=toRead&hub=${hub}`);
    expect(whatIsWrong(expectPage(await list(hostile)), expectPage(await list(harmless)))).toEqual([]);
  });
});

describe("published, answered, and changed because of it", () => {
  beforeAll(async () => {
    await publishAll(hostile);
    await publishAll(harmless);
  }, 120_000);

  it("the story's page", async () => {
    const get: Get = async ({ told }, story) => {
      const { publicId } = await app.storyOf(portal.store, told[story]!.id);
      return new Family(served.url).get(paths.story(publicId!));
    };
    const whole = [...PARTS, "good", "faceName", "faceRole", "answer", "reply", "plan", "outcome"] as const;
    await expectEach(get, { whole });
  });

  it("the author's page, with a note that came too late", async () => {
    const get: Get = async ({ told, texts }, story) => {
      const { author } = told[story]!;
      await author.post(paths.yourStory, { intent: "note", text: texts[story]! });
      return author.get(paths.yourStory);
    };
    const whole = [
      ...PARTS,
      "faceName",
      "faceRole",
      "answer",
      "reply",
      "noReply",
      "plan",
      "outcome",
    ] as const;
    await expectEach(get, { whole });
  });

  it("the moderator's page", async () => {
    const get: Get = ({ reads, told }, story) => reads.get(paths.staffStory(told[story]!.reference));
    await expectEach(get, { whole: ["note", "question", "reply", "noReply"] });
  });

  it("the page on which it is answered, with an answer that is looked at", async () => {
    const get: Get = async ({ leads, told, texts }, story) => {
      const page = paths.answerStory(told[story]!.reference);
      await leads.post(page, { intent: "look", text: texts[story]! });
      return leads.get(page);
    };
    // a notice of what stands out; and more people work at the one hub than at the other
    const also = ["div", "p", "h2", "option"];
    await expectEach(get, {
      whole: ["title", "happened", "name", "answer", "faceName", "said", "plan", "outcome"],
      also,
    });
  });
});
