import { describe, expect, test } from "vitest";
import { en } from "../../app/i18n/locales/en";
import { paths } from "../../app/paths";

const modules = import.meta.glob<Record<string, unknown>>("../../app/i18n/locales/*/index.ts", {
  eager: true,
});
const locales = Object.entries(modules).map(([file, exports]) => ({
  lang: /locales\/([\w-]+)\//.exec(file)![1]!,
  texts: listTexts(Object.values(exports)[0]),
}));

/** "pages.home.title" → text, for every text of a language. */
function listTexts(words: unknown, at = ""): Array<[key: string, text: string]> {
  if (typeof words === "string") return [[at, words]];
  if (typeof words !== "object" || words === null) throw new Error(`${at} is no text`);
  return Object.entries(words).flatMap(([key, it]) => listTexts(it, at ? `${at}.${key}` : key));
}

/** Said on the command line, where columns are made of spaces. */
const TERMINAL = /^(operate|staff\.cli)\./;

/** What is wrong with a text by itself. */
function faultsOf(text: string, key = ""): string[] {
  const spaces = TERMINAL.test(key) ? [] : faultsOfSpaces(text);
  const bare = text.replace(/\{\{\w+\}\}/g, "");
  const links = [...text.matchAll(/\]\((\/[^)#]*)/g)].map((it) => it[1]!);
  return [
    ...(text.trim() === "" ? ["is empty"] : []),
    ...(/[{}]/.test(bare) ? ["has a placeholder that is not closed"] : []),
    ...(/\b(\w+) \1\b/i.test(bare) ? ["says a word twice"] : []),
    ...spaces,
    ...links.filter((it) => !STATIC.has(it)).map((it) => `leads to ${it}, which is not there`),
  ];
}
const faultsOfSpaces = (text: string) => [
  ...(text !== text.trim() ? ["begins or ends with a space"] : []),
  ...(/ {2}/.test(text) ? ["has two spaces"] : []),
];
const STATIC = new Set<string>(Object.values(paths).filter((it) => typeof it === "string"));

const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort().join(" ");
const PLURAL = /_(zero|one|two|few|many|other)$/;

test("English is there", () => expect(locales.map((it) => it.lang)).toContain("en"));

describe.each(locales)("$lang", ({ lang, texts }) => {
  test("every text is whole", () => {
    const faults = texts.flatMap(([key, text]) =>
      faultsOf(text, key).map((fault) => `${key} ${fault}: ${text}`),
    );
    expect(faults).toEqual([]);
  });

  test("every plural has the forms that the language needs", () => {
    const keys = new Set(texts.map(([key]) => key));
    const stems = new Set([...keys].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, "")));
    const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
    const missing = [...stems].flatMap((stem) =>
      forms.filter((form) => !keys.has(`${stem}_${form}`)).map((form) => `${stem}_${form}`),
    );
    expect(missing).toEqual([]);
  });

  test("has the texts and placeholders of English", () => {
    const english = new Map(listTexts(en));
    const own = new Map(texts);
    const plain = (all: Map<string, string>) => [...all.keys()].filter((key) => !PLURAL.test(key)).sort();
    expect(plain(own)).toEqual(plain(english));
    const differing = plain(own).filter(
      (key) => placeholders(own.get(key)!) !== placeholders(english.get(key)!),
    );
    expect(differing).toEqual([]);
  });
});

/** Words that must never stand on a page a family reads (they are families, not cases). */
const NEVER = /\b(?<!\b(?:in|just in) )cases?\b|\bclients?\b|\bservice[ -]users?\b/i;

test("family pages never speak of cases, clients or service users", () => {
  const { answers, booking, common, contact, form, groups, pages, referral } = en;
  const { stories, story, youngStory, yourStory } = en;
  const told = { stories, story, youngStory, yourStory };
  const read = { ...told, booking, common, contact, form, groups, pages, referral };
  const wrong = listTexts({ ...read, answers: answers.public }).filter(([, text]) => NEVER.test(text));
  expect(wrong).toEqual([]);
});

/** Said where it is not known what was sent: a request, a booking or a story. */
test("no text promises a new code for a story", () => {
  const promises = listTexts(en).filter(([, text]) => /give you a new (one|code)/.test(text));
  expect(promises.length).toBeGreaterThan(1);
  expect(promises.filter(([, text]) => !/For a story nobody can/.test(text))).toEqual([]);
});

test("what is not whole is found out", () => {
  expect(faultsOf("Within {{target} you will")).toEqual(["has a placeholder that is not closed"]);
  expect(faultsOf(" ")).toContain("is empty");
  expect(faultsOf("Ring  us")).toEqual(["has two spaces"]);
  expect(faultsOf("Read the the page")).toEqual(["says a word twice"]);
  expect(faultsOf("[here](/privcy)")).toEqual(["leads to /privcy, which is not there"]);
  expect(faultsOf("It's {{count}} o'clock at [your page](/your-page)")).toEqual([]);
  expect("Your case worker").toMatch(NEVER);
  expect("Our clients").toMatch(NEVER);
  expect("for service users").toMatch(NEVER);
  expect("In case you are late, just in case").not.toMatch(NEVER);
});
