/** What a text can be found by: the same for what a family wrote and for what a worker types. */

const SHORTEST = 2;
const MOST_WORDS = 500;

const EMAIL = /[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:]+/gu;
const PHONE = /\+?\d[\d\s()/-]{5,}\d/gu;

/** "+44 7700 900123" and "07700-900123" are one number. */
const tidyPhone = (typed: string) => typed.replace(/\D/g, "").replace(/^(00)?44(?=\d{9,})/, "0");

/** E-mail addresses and numbers as one word each, all others apart; without accents and capitals, each once. At most 500:
 *  those of the first texts. */
export function searchWords(...texts: string[]): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const rest = plain
      .replace(EMAIL, (it) => (words.add(it), " "))
      .replace(PHONE, (it) => (words.add(tidyPhone(it)), " "));
    for (const word of rest.match(/[\p{L}\p{N}]+/gu) ?? []) if (word.length >= SHORTEST) words.add(word);
  }
  return [...words].slice(0, MOST_WORDS);
}
