/** Sixty texts that would run, or break a page, if one of them stood anywhere as it was typed: each goes through every field
 *  of a story and of what is said about it, to every place where that is read. Each page is compared with the same page of a
 *  story in harmless words. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { outbox } from "../../db/schema/outbox";
import { tasks } from "../../db/schema/tasks";
import { stories } from "../../db/schema/stories";
import { readForm } from "../../app/http/read-form.server";
import { paths } from "../../app/paths";
import injections from "../data/injections.json";
import { Family, type Answer } from "../support/family";
import { openPortal, type Portal } from "../support/portal";
import { postedForm } from "../support/posted";
import { clearPublicStories } from "../support/public-stories";
import { readXml } from "../support/read-xml";
import { scanHtml } from "../support/scan-html";
import { servePages } from "../support/served-pages";
import type { Colleague } from "../support/staff";

const NOW = new Date();
const MARK = /INJ\d\d/;
/** As the door for forms hands a text on. */
const asTyped = (text: string) => readForm({ posted: postedForm({ text }) }).one("text");
const TEXTS = injections.map(asTyped);
/** Of the same shape, and nothing in it: one more than a page of a list holds. */
const HARMLESS = TEXTS.slice(0, 21).map((it) => it.replace(/\S/gu, "a"));
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
  ...(await import("../../app/stories/story-notices.server")),
  ...(await import("../../app/stories/take-story.server")),
  ...(await import("../../app/stories/tell-hubs-of-stories.server")),
  ...(await import("../../app/stories/tell-thanks.server")),
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
  for (const story of texts.keys()) world.told.push(await tellOne(world, wordsOf(texts, story)));
  return world;
}

/** Told, and its author is asked something. */
async function tellOne({ hub, moderator: staff }: World, words: Words) {
  const tags = [
    { kind: "hub" as const, value: hub },
    { kind: "feeling" as const, value: "heard" },
  ];
  const { id, reference, code } = await app.tell(portal.store, { hub, tags, text: textOf(words) }, NOW);
  await run(async (tx) => {
    await app.takeStory(tx, { staff, reference }, NOW);
    await app.askAuthor(tx, { staff, reference, text: words.question }, NOW);
  });
  const author = new Family(served.url);
  expect((await author.post(paths.yourPage, { reference, code })).location).toBe(paths.yourStory);
  return { id, reference, words, author };
}
const textOf = ({ title, happened, good, better, feelWords, wish, name }: Words) => ({
  ...{ title, happened, good, better, feelWords, wish, name },
});

/** The author has answered, a moderator has changed something and passes it. */
async function pass(
  tx: Tx,
  staff: Colleague,
  { id, reference, words }: World["told"][number],
): Promise<void> {
  await app.answerModerator(tx, id, words.note, NOW);
  await app.takeStory(tx, { staff, reference }, NOW);
  await app.saveCopy(tx, id, { ...textOf(words), good: `${words.good} And more.` }, NOW);
  await tx.update(stories).set({ passedBy: staff.id, criticism: 1, safety: 0 }).where(eq(stories.id, id));
  const row = await app.getHeldStory(tx, id);
  const detail = { parts: ["good"], reasons: ["name"] };
  await app.recordStoryEvent(tx, row, { by: staff.id, kind: "edited", detail }, NOW);
  await app.recordStoryEvent(tx, row, { by: staff.id, kind: "passed", detail: { indirect: 0 } }, NOW);
}

/** Passed, shown to everyone, answered, replied to, and something was changed because of it. */
async function publishAll({ hub, moderator, manager, told }: World): Promise<void> {
  const by = manager.id;
  for (const it of told)
    await run(async (tx) => {
      const { id, words } = it;
      await pass(tx, moderator, it);
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

/** Looked at more than once, it is taken apart once. */
const scanned = new Map<string, ReturnType<typeof scanHtml>>();
function scan(page: string) {
  const found = scanned.get(page) ?? scanHtml(page);
  if (scanned.size > 100) scanned.clear();
  scanned.set(page, found);
  return found;
}

/** @returns what a page holds besides what it has in harmless words. @param also tags whose number goes by what is marked;
 *  null: what it lists is not as much as the other lists */
function whatIsWrong(page: string, twin: string, also: string[] | null = []): string[] {
  const loose = [...LOOSE, ...(also ?? [])];
  const [seen, known] = [scan(page), scan(twin)];
  const named = (it: typeof seen) =>
    it.tags.flatMap(({ name, attributes }) => [name, ...attributes.map(([at]) => `${name} ${at}`)]);
  const pairs = new Set([...named(known), ...loose.flatMap((it) => [it, `/${it}`, `${it} class`])]);
  const counts = (it: typeof seen) => {
    const count = new Map<string, number>();
    for (const { name } of also ? it.tags : []) count.set(name, (count.get(name) ?? 0) + 1);
    for (const name of loose) for (const tag of [name, `/${name}`]) count.delete(tag);
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
      // what was typed stands in a field again, in the name of a link that takes it away, and in no other attribute
      ...values
        .filter(
          ({ name, at, value }) =>
            MARK.test(value) && at !== "aria-label" && `${name} ${at}` !== "input value",
        )
        .map(({ name, at }) => `${name} ${at} holds it`),
      ...(MARK.test(seen.hidden) ? ["in a comment or a script"] : []),
    ]),
  ];
}

const NO_SIGN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const withoutControl = (text: string) => text.replace(NO_SIGN, "");
const typedIn = (page: string) =>
  scan(page)
    .tags.flatMap((it) => it.attributes.filter(([at]) => at === "value").map(([, value]) => value))
    .join(" ");
const plain = (text: string) => text.replace(/\s+/gu, " ").trim();
/** @returns those of `texts` that are not read on the page, or in a field of it, letter by letter */
function whatIsMissing(page: string, texts: readonly string[]): string[] {
  const { text, tags } = scan(page);
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
  it("the author's page, with a question", async () => {
    const get: Get = ({ told }, story) => told[story]!.author.get(paths.yourStory);
    await expectEach(get, { whole: [...PARTS, "good", "question"] });
  });

  it("the list of those whose authors are asked", async () => {
    const list = ({ reads }: World) => reads.get(`${paths.staffStories}?view=author`);
    expect(whatIsWrong(expectPage(await list(hostile)), expectPage(await list(harmless)), null)).toEqual([]);
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

  /** Page after page of a list. */
  async function listAll(get: (path: string) => Promise<Answer>, first: string): Promise<string[]> {
    const pages: string[] = [];
    for (let path: string | undefined = first; path !== undefined;) {
      const page = expectPage(await get(path));
      pages.push(page);
      const older = /href="([^"]*[?&;](?:before|after)=[^"]*)"[^>]*>(?!.*(?:before|after)=)/s.exec(page)?.[1];
      path = older?.replaceAll("&amp;", "&");
    }
    return pages;
  }
  const said = (...fields: Array<keyof Words>) =>
    hostile.told.flatMap(({ words }) => fields.map((it) => words[it]));
  const anybody = (path: string) => new Family(served.url).get(path);

  it.each(["", "&feeling=heard", "&came=made", "&came=answered"])(
    "the list of stories%s",
    async (narrowed) => {
      const pages = await Promise.all(
        ["hamilton", "lanark"].map((hub) => listAll(anybody, `${paths.stories}?hub=${hub}${narrowed}`)),
      );
      const [mine, theirs] = [pages[0]!, pages[1]!];
      expect(mine).toHaveLength(3);
      expect(whatIsWrong(mine[0]!, theirs[0]!)).toEqual([]);
      expect(mine.map((page) => whatIsWrong(page, theirs.join(""), null))).toEqual([[], [], []]);
      expect(whatIsMissing(mine.join(""), said("title", "name"))).toEqual([]);
    },
  );

  it("the list, looked through for each of them", async () => {
    const look = async (words: string, hub: string) => {
      const reader = new Family(served.url);
      const { location, headers } = await reader.post(paths.stories, { words, hub });
      expect(location).toBe(`${paths.stories}?hub=${hub}&words=1`);
      expect([...headers].filter((it) => MARK.test(it.join()))).toEqual([]);
      return expectPage(await reader.get(location!));
    };
    const twin = [
      await look("aaaa", "lanark"),
      ...(await Promise.all(HARMLESS.slice(0, 4).map((it) => look(it, "lanark")))),
    ];
    const wrong: Record<number, string[]> = {};
    for (const at of EVERY) {
      const page = await look(TEXTS[at]!, "hamilton");
      // no more is kept of what is looked for
      const sought = plain(TEXTS[at]!.trim().slice(0, 200));
      const found = [
        ...whatIsWrong(page, twin.join(""), null),
        ...(plain(scan(page).text + typedIn(page)).includes(sought) ? [] : ["missing"]),
      ];
      if (found.length > 0) wrong[at] = found;
    }
    expect(wrong).toEqual({});
  });

  it("addresses that somebody makes up of them", async () => {
    const [list, gone] = [
      expectPage(await anybody(paths.stories)),
      expectPage(await anybody(paths.story("none")), 404),
    ];
    const wrong: Record<number, string[]> = {};
    for (const at of EVERY.filter((it) => it % 3 === 0)) {
      const it = encodeURIComponent(TEXTS[at]!);
      const page = expectPage(
        await anybody(`${paths.stories}?hub=${it}&feeling=${it}&theme=${it}&came=${it}&before=${it}`),
      );
      const story = expectPage(await anybody(paths.story(it)), 404);
      const found = [
        ...whatIsWrong(page, list, null),
        // the way out is posted to the page on which it is pressed
        ...whatIsWrong(story, gone).filter((wrong) => wrong !== "form action holds it"),
      ];
      if (found.length > 0) wrong[at] = found;
    }
    expect(wrong).toEqual({});
  });

  it("You said, we did", async () => {
    const [mine, theirs] = await Promise.all(
      ["hamilton", "lanark"].map(async (hub) => expectPage(await anybody(paths.hubChangesMade(hub)))),
    );
    expect(whatIsWrong(mine!, theirs!, null)).toEqual([]);
    expect(whatIsMissing(mine!, said("said", "plan", "outcome"))).toEqual([]);
    expect(whatIsWrong(expectPage(await anybody(paths.changesMade)), theirs!, null)).toEqual([]);
  });

  it("thanks, promises and lists of staff", async () => {
    const look = async (path: string, who: "reads" | "leads", fields: Array<keyof Words>) => {
      const [mine, theirs] = [
        await listAll((it) => hostile[who].get(it), path),
        await listAll((it) => harmless[who].get(it), path),
      ];
      expect(whatIsWrong(mine.join(""), theirs.join(""), null), path).toEqual([]);
      expect(whatIsMissing(mine.join(""), said(...fields)), path).toEqual([]);
    };
    await look(paths.thanks, "leads", ["praiseName", "praise"]);
    await look(paths.storyChanges, "leads", ["said", "plan"]);
    await look(`${paths.staffStories}?view=answered`, "leads", []);
  });

  it("the page on which somebody says how families see them", async () => {
    const get: Get = async ({ leads, manager, told }, story) => {
      const { faceName: name, faceRole: role } = told[story]!.words;
      await run((tx) => app.saveFace(tx, manager.id, { name, role }, NOW));
      return leads.get(paths.ownFace);
    };
    await expectEach(get, { whole: ["faceName", "faceRole"] });
  });

  it("feeds", async () => {
    const [rss, json] = [paths.storiesFeed, paths.storiesJson].map((it) => `${it}?hub=hamilton`);
    const titles = new Set<string>();
    // no more than fifty stand in a feed: the newest go, and the others come
    for (const gone of [[], hostile.told.slice(-10)]) {
      for (const { id } of gone) await run((tx) => app.hideStory(tx, id));
      const xml = readXml((await anybody(rss!)).body);
      const items = (part: string) =>
        xml.filter(({ path }) => path === `rss/channel/item/${part}`).map((it) => it.text);
      expect(new Set(xml.map((it) => it.path.replace(/^rss\/channel\/?/, "")))).toEqual(
        new Set(
          [
            "rss",
            "",
            "title",
            "link",
            "description",
            "lastBuildDate",
            "docs",
            "generator",
            "language",
            "atom:link",
            "item",
          ].concat(["title", "link", "guid", "pubDate", "description"].map((it) => `item/${it}`)),
        ),
      );
      expect(items("link").filter((it) => MARK.test(it) || !it.startsWith(served.url))).toEqual([]);
      // read as HTML
      expect(items("description").flatMap((it) => scanHtml(it).tags)).toEqual([]);
      const { items: read } = JSON.parse((await anybody(json!)).body) as {
        items: Array<{ title: string; content_text: string }>;
      };
      expect(items("title").map(plain)).toEqual(read.map((it) => plain(it.title.replaceAll("]]>", "]] >"))));
      read.forEach((it) => titles.add(plain(it.title)));
    }
    expect(
      said("title")
        .map((it) => plain(withoutControl(it)))
        .filter((it) => !titles.has(it)),
    ).toEqual([]);
  });

  it("mails hold none of it", async () => {
    for (let day = 1; day < 10; day++) {
      const at = new Date(NOW.getTime() + day * 86_400_000);
      // a hub hears of stories while it is open, whenever the tests run
      at.setUTCHours(12);
      await app.tellHubsOfStories(portal.store, at);
      await app.tellThanks(portal.store, at);
    }
    const letters: Record<string, unknown[]> = {};
    for (const row of await portal.store.read.select().from(outbox)) {
      const compose = app.storyNotices[row.subjectKind as keyof typeof app.storyNotices];
      const letter = compose && (await compose(portal.store.read, row, NOW));
      if (letter) (letters[row.subjectKind] ??= []).push(letter);
    }
    expect(Object.keys(letters).sort()).toEqual(Object.keys(app.storyNotices).sort());
    expect(JSON.stringify(letters)).not.toMatch(MARK);
  });

  it("what duty is asked to look at", async () => {
    const look: Get = async ({ leads, moderator, told }, story) => {
      const { id, reference, words } = told[story]!;
      await run((tx) => app.raiseConcern(tx, { staff: moderator, reference, note: words.concern }, NOW));
      const [task] = await portal.store.read.select().from(tasks).where(eq(tasks.subject, id));
      return leads.get(paths.task(task!.id));
    };
    await expectEach(look, { whole: [...PARTS, "good", "concern"], also: ["option"] });
  });

  it("the moderator's page, with words that were refused in a form of it", async () => {
    const get: Get = async ({ reads, told, texts }, story) => {
      const page = paths.staffStory(told[story]!.reference);
      await reads.post(page, { intent: "refuse", text: texts[story]! });
      return reads.get(page);
    };
    // what stands out is listed again, to be ticked
    const also = ["div", "p", "fieldset", "legend", "label", "input"];
    await expectEach(get, { whole: ["note", "question", "concern", "reply", "noReply"], also });
  });

  it("the outbox, the record, figures and the inbox hold none of it", async () => {
    const { read } = portal.store;
    const rows = [await read.select().from(outbox), await read.select().from(audit)];
    const opened = [paths.staff, paths.figures, paths.figuresFile].map(async (path) => {
      const { status, body } = await hostile.leads.get(path);
      expect(status, path).toBe(200);
      return body;
    });
    const pages = await Promise.all(opened);
    const all = JSON.stringify([rows, pages]);
    expect(all).not.toMatch(MARK);
  });
});

describe("the form", () => {
  /** In which field of which step one text stands, or three. */
  const SHORT = { q1: "title", q9: "name" };
  const LONG = { q2: "happened", q3: "good", q4: "better", q5: "feelWords", q6: "wish" };
  type Seen = Record<string, { page: string; whole: string[] }[]>;

  it("each page of it, the page before sending, and the one after", async () => {
    const mine = await fill(TEXTS);
    // too long for a title, something that stands out, an age, more words than a story may have
    const theirs = await fill([
      "a".repeat(130),
      "aa 07700 900123",
      "aa 3",
      "aaaa",
      "aaaaa",
      "aa ".repeat(300),
    ]);
    const wrong = Object.entries(mine).flatMap(([kind, all]) => {
      const twin = theirs[kind]!.map((it) => it.page).join("");
      return all.flatMap(({ page, whole }) => [
        ...whatIsWrong(page, twin, null).map((it) => `${kind}: ${it}`),
        ...whatIsMissing(page, whole).map((it) => `${kind}: missing ${it}`),
      ]);
    });
    expect(wrong).toEqual([]);
  });

  /** @returns the pages, with the texts in them, by step, or "check" and "sent" */
  async function fill(texts: string[]): Promise<Seen> {
    const family = new Family(served.url);
    const seen: Seen = {};
    const look = async (path: string, kind: string, whole: string[]) =>
      (seen[kind] ??= []).push({ whole, page: expectPage(await family.get(path)) });
    const post = async (step: string, fields: Record<string, string>) =>
      (await family.post(paths.formStep(step), { _journey: "story", ...fields })).location;
    /** @returns what is then in the draft */
    const type = async ([step, name]: [string, string], ...typed: string[]): Promise<string[]> => {
      const to = await post(step, { [name]: typed.join("\n") });
      await look(paths.formStep(step), step, typed);
      if (to !== paths.formStep(step)) return typed;
      await post(step, { [name]: "warm and dry" });
      return [];
    };
    await family.post(paths.form, { journey: "story" });
    let long: string[] = [];
    for (const round of texts.keys()) {
      const at = (n: number) => texts[(round + n) % texts.length]!;
      const [title, name] = Object.entries(SHORT);
      const short = await type(title!, at(0));
      if (round % 3 === 0) {
        long = [];
        for (const it of Object.entries(LONG)) long.push(...(await type(it, at(0), at(1), at(2))));
      }
      if (round === 0) {
        await post("q7", {});
        await post("q8", { hub: "hamilton" });
      }
      short.push(...(await type(name!, at(7))));
      if (round === 0) expect(await post("q10", { audience: "public", asks: "no" })).toBe(paths.formCheck);
      await look(paths.formCheck, "check", [...short, ...long]);
    }
    // all of the long ones at once are more than a story may have
    for (const [step, name] of Object.entries(LONG)) await post(step, { [name]: texts[0]! });
    const key = await family.submissionKey();
    expect((await family.post(paths.formCheck, { key, _journey: "story" })).location).toBe(paths.formSent);
    await look(paths.formSent, "sent", []);
    return seen;
  }
});

describe("the control", () => {
  it("each of them is seen where it stands unescaped in a page of ours, or in an address", async () => {
    const ours = expectPage(await new Family(served.url).get(paths.stories));
    expect(ours).toContain("</main>");
    const page = (inside: string, href = "/stories") =>
      ours.replace("</main>", () => `<h2>${inside}</h2><p><a href="${href}">On</a></p></main>`);
    const twin = page("a");
    const red = (made: string, text: string) =>
      [...whatIsWrong(made, twin), ...whatIsMissing(made, [text])].length > 0;
    const escape = (text: string) =>
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
    expect(TEXTS.filter((it) => red(page(escape(it)), it))).toEqual([]);
    // without a tag or an entity, a text is only dangerous elsewhere
    const runs = TEXTS.filter((it) => /<[a-z/!?]|&[#a-z]/i.test(it));
    expect(runs.length).toBeGreaterThan(45);
    expect(runs.filter((it) => !red(page(it), it))).toEqual([]);
    expect(TEXTS.filter((it) => !red(page("a", it), "a"))).toEqual([]);
    expect(TEXTS.filter((it) => !red(page("a", escape(it)), "a"))).toEqual([]);
  });
});
