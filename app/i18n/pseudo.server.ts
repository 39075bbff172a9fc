import type { Words } from "./words";

const ACCENTS: Record<string, string> = Object.fromEntries(
  [..."aeiouyAEIOUYcnsdtg"].map((plain, at) => [plain, [..."áéíóúýÁÉÍÓÚÝçñšðţğ"][at]!]),
);

/** A made-up language from a real one. Every text is wrapped in marks, so that wording from elsewhere shows.
 *  `{{placeholders}}` and [links](/paths) keep their meaning; "rightToLeft" adds a right-to-left override. */
export function pseudo(words: Words, kind: "accents" | "rightToLeft"): Words {
  return dress(words, kind) as Words;
}

function dress(it: unknown, kind: "accents" | "rightToLeft"): unknown {
  if (typeof it === "string")
    return kind === "accents" ? `⟦${accent(it)}⟧` : `\u2067\u202e⟦${it}⟧\u202c\u2069`;
  if (Array.isArray(it)) return it.map((item) => dress(item, kind));
  return Object.fromEntries(Object.entries(it as object).map(([key, value]) => [key, dress(value, kind)]));
}

const accent = (text: string) =>
  text
    .split(/(\{\{[^}]*\}\}|\]\([^)]*\)|https?:\S+)/)
    .map((part, at) => (at % 2 ? part : part.replace(/[a-z]/gi, (letter) => ACCENTS[letter] ?? letter)))
    .join("");
