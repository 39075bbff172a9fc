/** RSS 2.0 and JSON Feed 1.1 of public stories: as their specifications ask, whatever an author wrote. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openPortal, type Portal } from "../support/portal";
import { aPublicStory, clearPublicStories, publish } from "../support/public-stories";
import { readXml } from "../support/read-xml";

const ORIGIN = "https://support.example.org";
const AWKWARD = "]]> & <script>alert(1)</script> ]]> \u0007\u000b 😀 ﷽ \"'";
let portal: Portal;
interface Feed {
  loader: (args: never) => Promise<Response>;
}
let feeds: Record<"rss" | "json", Feed>;

beforeAll(async () => {
  portal = await openPortal(new Date("2026-11-23T10:00:00Z"));
  feeds = {
    rss: await import("../../app/routes/stories-feed"),
    json: await import("../../app/routes/stories-json"),
  };
  await portal.store.transaction(async (tx) => {
    await clearPublicStories(tx);
    for (let n = 1; n <= 60; n++)
      await publish(
        tx,
        aPublicStory(n, { hub: n % 2 ? "hamilton" : "lanark", month: n < 30 ? "2026-09" : "2026-11" }),
      );
    const body = { happened: `${AWKWARD} ${"long ".repeat(200)}the very end` };
    await publish(tx, aPublicStory(61, { title: AWKWARD, name: AWKWARD, body, lang: "ar" }));
  });
}, 60_000);
afterAll(() => portal.close());

const ask = (route: Feed, path: string, headers = {}) =>
  Promise.resolve(
    route.loader({ request: new Request(ORIGIN + path, { headers }), params: {}, context: {} } as never),
  ).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });

const all = (xml: ReturnType<typeof readXml>, path: string) => xml.filter((it) => it.path === path);

describe("/stories.rss", () => {
  it("is RSS 2.0: what a channel and an item must have, absolute links, dates of RFC 822", async () => {
    const answer = await ask(feeds.rss, "/stories.rss");
    expect(answer.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
    const xml = readXml(await answer.text());
    expect(xml[0]).toMatchObject({
      path: "rss",
      attributes: expect.stringContaining('version="2.0"') as string,
    });
    for (const part of ["title", "link", "description"])
      expect(all(xml, `rss/channel/${part}`)).toHaveLength(1);
    const items = all(xml, "rss/channel/item");
    expect(items).toHaveLength(50);
    for (const part of ["title", "link", "description", "guid", "pubDate"])
      expect(all(xml, `rss/channel/item/${part}`), part).toHaveLength(50);
    const guids = all(xml, "rss/channel/item/guid").map((it) => it.text);
    expect(new Set(guids).size).toBe(50);
    expect(
      all(xml, "rss/channel/item/link")
        .map((it) => it.text)
        .slice(0, 2),
    ).toEqual([`${ORIGIN}/stories/story061`, `${ORIGIN}/stories/story060`]);
    const dates = [...all(xml, "rss/channel/item/pubDate"), ...all(xml, "rss/channel/lastBuildDate")];
    for (const { text } of dates) expect(text).toMatch(/^[A-Z][a-z]{2}, 01 [A-Z][a-z]{2} 2026 00:00:00 GMT$/);
    const self = all(xml, "rss/channel/atom:link");
    expect(self.map((it) => it.attributes).join()).toContain(`href="${ORIGIN}/stories.rss"`);
  });

  it("says what an author wrote as text, and only how it begins", async () => {
    const said = await (await ask(feeds.rss, "/stories.rss")).text();
    const xml = readXml(said);
    const [title] = all(xml, "rss/channel/item/title");
    expect(title!.text).toContain("<script>alert(1)</script> ]] >");
    const [description] = all(xml, "rss/channel/item/description");
    // it is read as HTML
    expect(description!.text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(description!.text).not.toContain("<");
    expect(said).not.toContain("the very end");
    expect(said).toContain("😀 ﷽");
  });

  it("is not taken for well formed where it is not", () => {
    for (const wrong of [
      "<a><b></a></b>",
      "<a>&nbsp;</a>",
      "<a>]]></a>",
      "<a>\u0007</a>",
      "<a>",
      "<a/>x",
      "<a b=c/>",
    ])
      expect(() => readXml(wrong), wrong).toThrow();
  });
});

const nonEmpty = z.string().min(1);
const address = z.string().regex(/^https:\/\/support\.example\.org\//);
/** https://www.jsonfeed.org/version/1.1/ */
const jsonFeed = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: nonEmpty,
  home_page_url: address,
  feed_url: address,
  description: nonEmpty,
  language: z.literal("en"),
  items: z.array(
    z.strictObject({
      id: address,
      url: address,
      title: nonEmpty,
      content_text: nonEmpty,
      language: z.string().regex(/^[a-z]{2}$/),
      date_published: z.iso.datetime(),
      authors: z.array(z.strictObject({ name: nonEmpty })).length(1),
    }),
  ),
});

describe("/stories.json", () => {
  it("is JSON Feed 1.1, the newest first", async () => {
    const answer = await ask(feeds.json, "/stories.json");
    expect(answer.headers.get("content-type")).toBe("application/feed+json; charset=utf-8");
    const read = jsonFeed.parse(await answer.json());
    expect(read.items).toHaveLength(50);
    expect(read.items[0]).toMatchObject({ id: `${ORIGIN}/stories/story061`, language: "ar" });
    expect(read.items[0]!.title).toContain("<script>");
    expect(read.items[0]!.content_text).not.toContain("the very end");
    expect(read.items.every((it) => /-01T00:00:00.000Z$/.test(it.date_published))).toBe(true);
  });

  it("can be had for one hub, and not for one that is not there", async () => {
    const lanark = jsonFeed.parse(await (await ask(feeds.json, "/stories.json?hub=lanark")).json());
    expect(lanark.items).toHaveLength(30);
    expect(lanark.feed_url).toBe(`${ORIGIN}/stories.json?hub=lanark`);
    for (const route of Object.values(feeds))
      for (const hub of ["nowhere", ""]) expect((await ask(route, `/x?hub=${hub}`)).status).toBe(404);
  });
});

it.each(["rss", "json"] as const)(
  "%s: whoever has it asks each time, and is told that it is still so",
  async (kind) => {
    const first = await ask(feeds[kind], "/stories.x");
    const etag = first.headers.get("etag")!;
    expect(first.headers.get("cache-control")).toBe("no-cache");
    expect(first.headers.getSetCookie()).toEqual([]);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`])
      expect((await ask(feeds[kind], "/stories.x", { "if-none-match": known })).status).toBe(304);
    await portal.store.transaction((tx) => publish(tx, aPublicStory(kind === "rss" ? 70 : 71)));
    const changed = await ask(feeds[kind], "/stories.x", { "if-none-match": etag });
    expect([changed.status, changed.headers.get("etag") === etag]).toEqual([200, false]);
  },
);
