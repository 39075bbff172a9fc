import { expect, it } from "vitest";
import { soughtWords, storyWords } from "./story-words";

it.each([
  ["Didn’t, didn't and DIDNT", ["didnt", "and"]],
  ["Café creche crèche", ["cafe", "creche"]],
  ["Łódź, Straße, Ærø", ["lodz", "strasse", "aero"]],
  ["a I 7 ok", ["ok"]],
  ["сім'я Київ", ["сімя", "київ"].map((it) => it.normalize("NFKD").replace(/\p{M}/gu, ""))],
  ["شُكْرًا شـكرا", ["شكرا"]],
  ["😀 !!! …", []],
  [`${"x".repeat(40)} ${"x".repeat(30)}`, ["x".repeat(30)]],
])("%s", (text, words) => {
  expect(storyWords(text)).toEqual(words);
  // what stands in a story is found by the same words
  expect(soughtWords(text, 10)).toEqual(words);
});

it("takes apart what is written without gaps, and finds one sign, two neighbours and more of it", () => {
  const words = new Set(storyWords("我们很高兴 yes"));
  for (const sought of ["我", "我们", "很高兴", "高兴 YES"])
    expect(soughtWords(sought, 10).every((it) => words.has(it))).toBe(true);
  // both signs are there, and not side by side
  expect(soughtWords("我兴", 10).every((it) => words.has(it))).toBe(false);
});

it("holds no word that could be taken for a tag, and no more words than are asked for", () => {
  expect(storyWords("hub:hamilton is:young").some((it) => it.includes(":"))).toBe(false);
  expect(soughtWords("one two three two", 2)).toEqual(["one", "two"]);
});
