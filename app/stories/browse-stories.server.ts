/** The list of stories: one page of those that fit, and what else there would be where none does. */
import type { Db } from "../../db/client";
import { firstLines } from "./first-lines";
import { findInIndex } from "./public-index.server";
import { listByN, listProgrammes, PAGE, type PublicStory } from "./public-stories.server";
import { filterTerms, storiesQuery, without, type FilterName, type StoryFilter } from "./read-filter";
import { soughtWords } from "./story-words";
import { EVERY_STORY } from "./terms-of";

/** Words of a search that are looked for, the first ones. */
const MOST_WORDS = 10;

export interface StoryCard extends Pick<
  PublicStory,
  "id" | "hub" | "month" | "title" | "name" | "young" | "lang" | "tags" | "meToo"
> {
  begins: string;
  answered: boolean;
  /** the furthest that a change came; null: none */
  change: "planned" | "made" | null;
}

export interface BrowsedStories {
  total: number;
  cards: StoryCard[];
  /** for the page of older ones; null: there are none */
  older: number | null;
  programmes: Array<{ id: string; name: string }>;
  /** where none fits: what would, without one thing; the most first */
  instead: Array<{ what: FilterName; query: string; found: number }>;
}

/** @param words as typed; "" where none are looked for. @param before only stories older than that one */
export async function browseStories(
  db: Db,
  filter: StoryFilter,
  words: string,
  before: number | null,
): Promise<BrowsedStories> {
  const narrowed = filterTerms(filter);
  const sought = soughtWords(words, MOST_WORDS);
  const terms = [...narrowed.map((it) => it.term), ...sought];
  const found = await findInIndex(db, terms.length > 0 ? terms : [EVERY_STORY], before, PAGE);
  const rows = await listByN(db, found.page);
  return {
    total: found.total,
    cards: rows.map(cardOf),
    older: found.more ? (found.page.at(-1) ?? null) : null,
    programmes: await listProgrammes(db),
    instead: found.without
      // one word of several cannot be taken away by itself
      .flatMap(({ term, total }) => {
        const what =
          narrowed.find((it) => it.term === term)?.name ?? (sought.length === 1 ? "words" : undefined);
        return what ? [{ what, query: storiesQuery(without(filter, what)), found: total }] : [];
      })
      .sort((a, b) => b.found - a.found),
  };
}

const cardOf = (row: PublicStory): StoryCard => ({
  ...{ id: row.id, hub: row.hub, month: row.month, title: row.title, name: row.name, young: row.young },
  ...{ lang: row.lang, tags: row.tags, meToo: row.meToo },
  begins: firstLines(row.body),
  answered: row.conversation.some((it) => it.kind === "answer"),
  change: row.changes.some((it) => it.state === "made") ? "made" : row.changes.length > 0 ? "planned" : null,
});
