/** What was changed in a text, word by word, in any language. */
import { diffArrays } from "diff";

export interface Piece {
  text: string;
  was: "same" | "gone" | "new";
}

/** Chinese has no spaces between its words. */
const SEGMENTS = new Intl.Segmenter("en", { granularity: "word" });
const tokensOf = (text: string): string[] => [...SEGMENTS.segment(text)].map((it) => it.segment);

/** So many words may differ before the two are shown one after the other: the time to compare grows with it. */
const MOST_CHANGES = 3000;

/** @returns pieces in order: all but the new ones together are `before`, all but those gone are `after` */
export function compareTexts(before: string, after: string): Piece[] {
  const changes = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: MOST_CHANGES });
  const pieces: Piece[] = changes
    ? changes.map((it) => ({
        text: it.value.join(""),
        was: it.added ? "new" : it.removed ? "gone" : "same",
      }))
    : [
        { text: before, was: "gone" },
        { text: after, was: "new" },
      ];
  return readable(pieces.filter((it) => it.text !== ""));
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
