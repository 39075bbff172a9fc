/** Short, checked sentences for families, with a date, a time or a place to be filled in. */

export const BLANKS = ["date", "time", "place"] as const;
export type Blank = (typeof BLANKS)[number];
export const MOST_BLOCK = 300;
/** Of families: those the portal is to speak (brief, "Accessibility and languages"). */
export const BLOCK_LANGUAGES = ["en", "pl", "uk", "ar", "ur", "zh", "gd"] as const;

const BLANK = /\[([^[\]]*)\]/g;

/** The blanks of a text, in the order of {@link BLANKS}. @returns undefined where it has one that is none of them */
export function blanksOf(text: string): Blank[] | undefined {
  const named = [...text.matchAll(BLANK)].map((it) => it[1]!.trim());
  if (named.some((it) => !BLANKS.some((blank) => blank === it))) return undefined;
  return BLANKS.filter((it) => named.includes(it));
}

/** @returns the finished words, or the first blank that nothing was typed for */
export function fillBlanks(
  text: string,
  typed: Record<Blank, string>,
): { text: string } | { missing: Blank } {
  const missing = blanksOf(text)?.find((it) => typed[it].trim() === "");
  if (missing) return { missing };
  return { text: text.replace(BLANK, (_, blank: string) => typed[blank.trim() as Blank].trim()) };
}
