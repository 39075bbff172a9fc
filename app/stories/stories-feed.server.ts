/** The newest public stories, for programs that read news. How a story begins, and a link: what such a program keeps
 *  cannot be taken back, so that it gets little. Dates are months. */
import { Feed } from "feed";
import type { Db } from "../../db/client";
import { findHubById } from "../hubs/hubs.server";
import { londonDate } from "../i18n/dates";
import type { Translate } from "../i18n/words";
import { paths } from "../paths";
import { firstLines } from "./first-lines";
import { findInIndex } from "./public-index.server";
import { listByN, type PublicStory } from "./public-stories.server";
import { EVERY_STORY, tagTerm } from "./terms-of";

const MOST = 50;

export const RSS_TYPE = "application/rss+xml; charset=utf-8";
export const JSON_FEED_TYPE = "application/feed+json; charset=utf-8";

interface Said {
  /** of families' pages: "https://support.example.org" */
  origin: string;
  t: Translate;
}
interface Item {
  url: string;
  title: string;
  begins: string;
  name: string;
  lang: string;
  /** the first day of its month */
  date: Date;
}
interface News {
  title: string;
  about: string;
  home: string;
  /** the feed's own address, by the path of its kind */
  self: (path: string) => string;
  items: Item[];
}

/** XML knows no other signs, not even written as numbers; half a pair is none either. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const clean = (text: string) => text.replace(NOT_XML, "");
const firstOf = (month: string) => new Date(`${month}-01T00:00:00Z`);

/** @param hub slug; null is every hub. @returns undefined where there is no such hub */
async function findNews(db: Db, hub: string | null, { origin, t }: Said): Promise<News | undefined> {
  const of = hub === null ? null : await findHubById(db, hub);
  if (of === undefined || of?.active === false) return undefined;
  const { page } = await findInIndex(db, [of ? tagTerm("hub", of.id) : EVERY_STORY], null, MOST);
  const query = of ? `?hub=${of.id}` : "";
  return {
    title: of ? t("stories:feeds.titleOf", { hub: of.name }) : t("stories:feeds.title"),
    about: t("stories:feeds.about"),
    home: `${origin}${paths.stories}${query}`,
    self: (path) => `${origin}${path}${query}`,
    items: (await listByN(db, page)).map((it) => itemOf(it, origin)),
  };
}

const itemOf = (it: PublicStory, origin: string): Item => ({
  ...{ url: `${origin}${paths.story(it.id)}`, lang: it.lang, date: firstOf(it.month) },
  ...{ title: clean(it.title), begins: clean(firstLines(it.body)), name: clean(it.name) },
});

/** RSS 2.0. @param hub slug; null is every hub. @returns undefined where there is no such hub */
export async function storiesRss(
  db: Db,
  hub: string | null,
  said: Said,
  now: Date,
): Promise<string | undefined> {
  const news = await findNews(db, hub, said);
  if (!news) return undefined;
  const feed = new Feed({
    ...{ id: news.home, link: news.home, title: news.title, description: news.about, language: "en" },
    ...{ feedLinks: { rss: news.self(paths.storiesFeed) }, generator: news.title, copyright: "" },
    updated: news.items[0]?.date ?? firstOf(londonDate(now).slice(0, 7)),
  });
  for (const { url, title, begins, name, date } of news.items)
    feed.addItem({
      ...{ id: url, link: url, date },
      // what stands in a description is read as HTML
      title: withoutEnd(title),
      description: asHtml(`${begins} — ${said.t("stories:by", { name })}`),
    });
  return feed.rss2();
}

/** The package writes titles as CDATA, and takes apart only the first sign of its end. */
const withoutEnd = (text: string) => text.replaceAll("]]>", "]] >");
const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const asHtml = (text: string) => text.replace(/[&<>"]/g, (it) => SIGNS[it]!);

/** JSON Feed 1.1; as {@link storiesRss}. The package knows only version 1, which has no language. */
export async function storiesJson(db: Db, hub: string | null, said: Said): Promise<string | undefined> {
  const news = await findNews(db, hub, said);
  if (!news) return undefined;
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: news.title,
    home_page_url: news.home,
    feed_url: news.self(paths.storiesJson),
    description: news.about,
    language: "en",
    items: news.items.map(({ url, title, begins, name, lang, date }) => ({
      ...{ id: url, url, title, content_text: begins, language: lang },
      date_published: date.toISOString(),
      authors: [{ name }],
    })),
  });
}
