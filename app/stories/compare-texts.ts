/** What was changed in a text, word by word, in any language. */
import { diffArrays } from "diff";

export interface Piece {
  text: string;
  was: "same" | "gone" | "new";
}

/** Chinese has no spaces between its words. */
const WORDS = new Intl.Segmenter("en", { granularity: "word" });
const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });
const tokensOf = (text: string, by: Intl.Segmenter) => [...by.segment(text)].map((it) => it.segment);

/** The time to compare grows with the square of what differs: where more words do, whole sentences are compared, and
 *  where more of those do the two texts stand one after the other. */
const MOST_CHANGES = 800;

/** @returns pieces in order: all but the new ones together are `before`, all but those gone are `after` */
export function compareTexts(before: string, after: string): Piece[] {
  const pieces = differences(before, after, WORDS) ??
    differences(before, after, SENTENCES) ?? [
      { text: before, was: "gone" },
      { text: after, was: "new" },
    ];
  return readable(pieces.filter((it) => it.text !== ""));
}

function differences(before: string, after: string, by: Intl.Segmenter): Piece[] | undefined {
  const changes = diffArrays(tokensOf(before, by), tokensOf(after, by), { maxEditLength: MOST_CHANGES });
  return changes?.map(({ value, added, removed }) => ({
    text: value.join(""),
    was: added ? "new" : removed ? "gone" : "same",
  }));
}

/** A changed phrase is one change, not one for each of its words: spaces between changes belong to both. */
function readable(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  let gone = "";
  let fresh = "";
  const settle = () => {
    if (gone !== "") kept.push({ text: gone, was: "gone" });
    if (fresh !== "") kept.push({ text: fresh, was: "new" });
    gone = fresh = "";
  };
  pieces.forEach(({ text, was }, at) => {
    const inside = gone !== "" && fresh !== "" && at < pieces.length - 1 && /^[^\S\n]+$/u.test(text);
    if (was === "gone") gone += text;
    else if (was === "new") fresh += text;
    else if (inside) {
      gone += text;
      fresh += text;
    } else {
      settle();
      kept.push({ text, was });
    }
  });
  settle();
  return kept;
}
