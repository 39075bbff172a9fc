import { useSpeech } from "./translate";

/** @returns puts words one behind the other, as the language of the page does: "a, b and c", or "a, b or c" */
export function useList(
  type: "conjunction" | "disjunction" = "conjunction",
): (words: readonly string[]) => string {
  const { lang } = useSpeech();
  const list = new Intl.ListFormat(lang.endsWith("-XB") ? "en" : lang, { type });
  return (words) => list.format(words);
}
