import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { en } from "../i18n/locales/en";
import { faultOf, namesTold } from "./chosen-name";
import { chosenName, offeredNames } from "./chosen-name.question";

const NOTHING = namesTold([]);

describe("a chosen name", () => {
  test.each([
    ["kim@example.org", "email"],
    ["www.kim.org", "email"],
    ["07700 900123", "phone"],
    ["Kim 01698 555 123", "phone"],
    ["Kim1987", "year"],
    ["mum since 2019", "year"],
    ["Kim34", "age"],
    ["Anna 12", "age"],
    ["Anna １２", "age"],
    ["mum of 3 year old", "age"],
    ["mum of 34", "age"],
    ["!!!", "letters"],
  ])("%s says who somebody is", (name, fault) => expect(faultOf(name, NOTHING)).toBe(fault));

  test.each([
    "mum of 3",
    "Dad of two",
    "Blue Heron",
    "A tired gran",
    "Mama z Hamilton",
    "Тиха річка",
    "平静的河",
  ])("%s can stand under a story", (name) => expect(faultOf(name, NOTHING)).toBeUndefined());

  const told = namesTold([
    "My worker Shona rang. When Shona came, my name is kirsty she knew. Then Aidan's school wrote.",
    "Write to me: eilidh.mcleod87@example.org. The Hope we had was small, but hope is something.",
  ]);

  test.each([
    ["Shona", "told"],
    ["shona b", "told"],
    ["KirstyBlue", "told"],
    ["kirsty_blue", "told"],
    ["aidansmum", "told"],
    ["Eilidh", "toldEmail"],
    ["the mcleods", "toldEmail"],
    ["EILIDH-M", "toldEmail"],
  ])("%s stands in the rest of the story", (name, fault) => expect(faultOf(name, told)).toBe(fault));

  test("a word that is nobody's name can stand under it, with a capital too", () => {
    for (const name of ["Hope", "When it rains", "Mum", "Something good"])
      expect(faultOf(name, told)).toBeUndefined();
  });

  test("whatever name is typed elsewhere, it is not taken, however it is written", () => {
    const letters = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz".split(""));
    const name = fc.array(letters, { minLength: 4, maxLength: 10 }).map((it) => `Zq${it.join("")}`);
    const written = fc.constantFrom(
      (it: string) => it,
      (it: string) => it.toUpperCase(),
      (it: string) => `little ${it.toLowerCase()}`,
      (it: string) => `${it}_x`,
    );
    fc.assert(
      fc.property(name, written, (it, write) => {
        expect(faultOf(write(it), namesTold([`On that day ${it} came to us.`]))).toBe("told");
      }),
    );
  });

  test("no number that could be an age or a year is taken", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2100 }), fc.constantFrom("Kim ", "Kim", "x"), (n, before) => {
        expect(faultOf(`${before}${n}`, NOTHING)).toBeDefined();
      }),
    );
  });

  test("what is read can be read again", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const first = chosenName().read((part) => (part === "" ? [typed] : []));
        if (!first.ok) return;
        expect(chosenName().read((part) => (part === "" ? [first.value ?? ""] : []))).toEqual(first);
      }),
    );
  });
});

test("every name that is offered can be taken, and three different ones are offered", () => {
  for (const name of en.story.names) expect(faultOf(name, NOTHING)).toBeUndefined();
  expect(new Set(en.story.names).size).toBe(en.story.names.length);
  for (let from = 0; from < en.story.names.length; from++) {
    const offered = offeredNames({ "name.from": [String(from)] }, "name", en.story.names);
    expect(new Set(offered).size).toBe(3);
  }
});
