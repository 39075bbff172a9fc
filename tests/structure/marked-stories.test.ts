/** The made-up stories are what they claim to be: real lengths, many voices, nobody's number, and a whole answer key. */
import { expect, test } from "vitest";
import { countWords } from "../../app/stories/story";
import { listMarkedStories, type MarkedStory, readMarked } from "../support/marked-stories";

const stories = listMarkedStories();
const wordsOf = ({ text }: MarkedStory) => countWords(text);
const plantedWords = ({ text, planted }: MarkedStory, kind: string) =>
  planted.filter((it) => it.kind === kind).map(({ from, to }) => text.slice(from, to));

const DIGITS = ["oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
/** @returns digits of a number, written in digits or in words */
const digitsOf = (phone: string) =>
  phone
    .toLowerCase()
    .replace(/[a-z]+/g, (word) => `${DIGITS.indexOf(word)}`)
    .replace(/\D/g, "");
/** Ofcom's numbers for drama, which nobody has */
const isDrama = (phone: string) => /^(01632960|07700900)\d{3}$/.test(digitsOf(phone));
/** no postcode of the area ends like this */
const isNobodys = (postcode: string) => /(zz|zx|xz)$/i.test(postcode);

const ADDRESS = /\b[\w.-]+\s?(?:@|\bat\b|\(at\))\s?[\w-]+(?:\.|\s?dot\s?)(?:com|org|net|uk|scot)\b/gi;
const DOMAIN = /\b([\w-]+)(?:\.|\s?dot\s?)(?:com|org|net|co\.uk|gov|uk|scot)\b/gi;
const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b/gi;
const PHONE = /(?<![\d-])(?:\+44|0)(?:[\s-]*\d){9,10}\b/g;

/** @returns words of a pattern that no mark covers */
const unmarked = ({ text, planted }: Pick<MarkedStory, "text" | "planted">, find: RegExp) =>
  [...text.matchAll(find)]
    .filter(({ 0: words, index }) => !planted.some((it) => it.from < index + words.length && index < it.to))
    .map((it) => it[0]);

/** @returns names that are marked at one place, and stand unmarked at another */
const halfMarked = (story: MarkedStory) =>
  [...new Set(plantedWords(story, "name"))].filter((name) => {
    const find = new RegExp(`(?<![\\p{L}'])${name.replace(/[.]/g, "\\.")}(?!\\p{L})`, "gu");
    return unmarked(story, find).length > 0;
  });

test("120 stories of 300 to 900 words, of every length between", () => {
  expect(stories.map((it) => it.id)).toEqual(
    Array.from({ length: 120 }, (_, nth) => String(nth + 1).padStart(3, "0")),
  );
  expect(stories.filter((it) => wordsOf(it) < 300 || wordsOf(it) > 900).map((it) => it.id)).toEqual([]);
  for (const from of [300, 400, 500, 600, 700, 800])
    expect(stories.filter((it) => wordsOf(it) >= from && wordsOf(it) < from + 100).length).toBeGreaterThan(5);
});

test("many voices, of all four hubs, none twice", () => {
  expect(new Set(stories.map((it) => it.who)).size).toBeGreaterThan(90);
  expect(new Set(stories.map((it) => it.hub))).toEqual(
    new Set(["hamilton", "eastKilbride", "lanark", "cambuslang"]),
  );
  expect(new Set(stories.map((it) => it.text.slice(0, 40))).size).toBe(stories.length);
});

test("none to 14 identifiers in each, and every kind often enough to tell", () => {
  const counts = stories.map((it) => it.planted.length);
  expect(Math.max(...counts)).toBeLessThanOrEqual(14);
  expect(counts.filter((it) => it === 0).length).toBeGreaterThan(4);
  const kinds = stories.flatMap((it) => it.planted.map(({ kind }) => kind));
  for (const kind of new Set(kinds))
    expect(kinds.filter((it) => it === kind).length, kind).toBeGreaterThan(9);
  expect(new Set(kinds).size).toBe(20);
});

test("no number, address or postcode that somebody has", () => {
  expect(stories.flatMap((it) => plantedWords(it, "phone")).filter((it) => !isDrama(it))).toEqual([]);
  expect(stories.flatMap((it) => plantedWords(it, "postcode")).filter((it) => !isNobodys(it))).toEqual([]);
  const domains = stories.flatMap(({ text }) => [...text.matchAll(DOMAIN)].map((it) => it[1]!.toLowerCase()));
  expect(domains.length).toBeGreaterThan(9);
  expect(domains.filter((it) => it !== "example")).toEqual([]);
});

test("what can be seen without reading is marked, and a name everywhere", () => {
  expect(stories.flatMap((it) => [ADDRESS, POSTCODE, PHONE].flatMap((find) => unmarked(it, find)))).toEqual(
    [],
  );
  expect(stories.flatMap((it) => halfMarked(it).map((name) => `${it.id}: ${name}`))).toEqual([]);
});

test("faults in an answer key are found out", () => {
  const read = readMarked("My {{name:Jo}} is at ML3 6AA, 0141 496 0000, jo@mail.com. Jo is {{age:5}}.");
  expect(read.text).toBe("My Jo is at ML3 6AA, 0141 496 0000, jo@mail.com. Jo is 5.");
  expect(read.planted.map(({ from, to, direct }) => [read.text.slice(from, to), direct])).toEqual([
    ["Jo", true],
    ["5", false],
  ]);
  const found = [POSTCODE, PHONE, ADDRESS].flatMap((find) => unmarked(read, find));
  expect(found).toEqual(["ML3 6AA", "0141 496 0000", "jo@mail.com"]);
  expect(halfMarked({ id: "", who: "", tone: "", hub: "", ...read })).toEqual(["Jo"]);
  expect([...read.text.matchAll(DOMAIN)].map((it) => it[1])).toEqual(["mail"]);
  expect([isDrama("0141 496 0000"), isDrama("oh double seven"), isNobodys("ML3 6AA")]).toEqual(
    Array(3).fill(false),
  );
  for (const fault of ["{{name:Jo", "{{nmae:Jo}}", "{{name:}}", "Jo}}"])
    expect(() => readMarked(fault), fault).toThrow();
});
