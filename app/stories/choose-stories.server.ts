/** What was chosen in the form becomes an address. Words that were looked for stay out of it: on a phone that somebody
 *  else looks at, an address stays in the history. They wait in this browser's slip for ten minutes. */
import type { Form } from "../http/read-form.server";
import { readStoryFilter, storiesQuery, FILTER_NAMES } from "./read-filter";
import { soughtWords } from "./story-words";

export interface WordsSlip {
  page: "stories";
  words: string;
}

const LONGEST = 200;

/** @returns what stands behind the question mark of the list, and the words to be kept for it */
export function chooseStories(form: Form): { query: string; slip: WordsSlip | null } {
  const query = new URLSearchParams();
  for (const name of FILTER_NAMES) if (name !== "words") query.set(name, form.one(name));
  const words = form.one("words").trim().slice(0, LONGEST);
  const any = soughtWords(words, 1).length > 0;
  const filter = { ...readStoryFilter(query), words: any };
  return { query: storiesQuery(filter), slip: any ? { page: "stories", words } : null };
}
