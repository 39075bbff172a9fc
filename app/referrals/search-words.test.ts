import { expect, test } from "vitest";
import { searchWords } from "./search-words";

test.each([
  ["Aisha's mum, in ML3!", ["aisha", "mum", "in", "ml3"]],
  ["Żaneta Kowalczyk-Àdhamh", ["zaneta", "kowalczyk", "adhamh"]],
  ["+44 7700 900123 or 07700-900123", ["07700900123", "or"]],
  ["0044 1698 555000", ["01698555000"]],
  ["Write to Mo.K@Example.org, please", ["mo.k@example.org", "write", "to", "please"]],
  ["he is 12 and she is 3", ["he", "is", "12", "and", "she"]],
  ["  ", []],
])("%s", (text, words) => {
  expect(searchWords(text)).toEqual(words);
});

test("however long a text is, it has an end", () => {
  const long = Array.from({ length: 5000 }, (_, at) => `word${at}`).join(" ");
  expect(searchWords(long)).toHaveLength(500);
});
