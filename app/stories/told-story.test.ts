import { expect, test } from "vitest";
import { en } from "../i18n/locales/en";
import { namesTold } from "./chosen-name";
import { countWords } from "./story";
import { countStory, wordsOver } from "./story-text.question";
import { toldStory } from "./told-story";
import { marksOf } from "./warn-author";

const hub = (id: string) => ({ id, name: id });
const words = { lang: "en", unnamed: en.story.unnamed };
const END = { hub: hub("lanark"), audience: "hubs", asks: "yes" } as const;

test("the hub that answers is named first, and every other once", () => {
  const told = toldStory(
    "story",
    {
      ...END,
      title: "Listened to",
      happened: "Much",
      otherHubs: [hub("hamilton"), hub("lanark")],
      programmes: [hub("play")],
      services: ["groups"],
      goodFeelings: ["heard"],
      hardFeelings: ["tired"],
      who: "carer",
      name: "Red Kite",
    },
    words,
  );
  expect(told).toEqual({
    text: {
      ...{ title: "Listened to", happened: "Much", good: "", better: "", feelWords: "", wish: "" },
      name: "Red Kite",
    },
    tags: [
      { kind: "hub", value: "lanark" },
      { kind: "hub", value: "hamilton" },
      { kind: "programme", value: "play" },
      { kind: "service", value: "groups" },
      { kind: "feeling", value: "heard" },
      { kind: "feeling", value: "tired" },
      { kind: "who", value: "carer" },
    ],
    ...{ hub: "lanark", audience: "hubs", asks: true, young: false, lang: "en" },
  });
});

test("whoever chose no name is called by who they are, and a young person's story has a title", () => {
  const young = toldStory("youngStory", { ...END, happened: "x", feelings: ["sad"] }, words);
  expect(young).toMatchObject({
    young: true,
    text: { title: "A young person's story", name: "A young person", happened: "x" },
  });
  expect(young.tags).toContainEqual({ kind: "who", value: "youngPerson" });
  expect(toldStory("story", { ...END, title: "x", happened: "x" }, words).text.name).toBe("Someone");
  expect(toldStory("story", { ...END, title: "x", happened: "x", who: "parent" }, words).text.name).toBe(
    "A parent",
  );
});

test("a story that is not whole is not told", () => {
  expect(() => toldStory("story", { title: "x", happened: "x" }, words)).toThrow("not whole");
});

test("words are counted over all boxes, and not those of the name", () => {
  const raw = { title: ["Two words"], happened: ["one\ntwo  three – four"], name: ["Red Kite"] };
  expect(countStory(raw)).toBe(6);
  expect(countStory(raw, "happened")).toBe(2);
  expect(wordsOver({ happened: ["x ".repeat(1000)] })).toBe(0);
  expect(wordsOver({ happened: ["x ".repeat(1000)], title: ["y"] })).toBe(1);
  expect(countWords("- ... –")).toBe(0);
});

test("an author is warned of what alone tells who they are, in the box where it stands", () => {
  const marks = marksOf({ happened: ["  Ring me on 07700 900123 please"], good: ["It was good. I am 34."] });
  expect(Object.keys(marks)).toEqual(["happened"]);
  expect(marks.happened).toMatchObject([{ kind: "phone" }]);
  const { from, to } = marks.happened![0]!;
  // as it stands on the page: without the spaces before it
  expect("Ring me on 07700 900123 please".slice(from, to)).toBe("07700 900123");
});

test("what was told holds no ordinary word", () => {
  expect(namesTold(["We met on Monday. The hub was kind. Thank you."])).toEqual({ names: [], emails: [] });
});
