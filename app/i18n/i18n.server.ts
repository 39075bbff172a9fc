/** The languages the portal speaks. Never in the URL: a cookie set by POST, else Accept-Language, else English. */
import { createInstance } from "i18next";
import { env } from "../env.server";
import { en } from "./locales/en";
import { pseudo } from "./pseudo.server";
import type { Translate, WordKey, Words } from "./words";

export interface Language {
  code: string;
  /** in its own words */
  name: string;
  dir: "ltr" | "rtl";
  words: Words;
  /** a person who speaks it has read it; otherwise the page says that nobody has */
  checked: boolean;
}

const english: Language = { code: "en", name: "English", dir: "ltr", words: en, checked: true };

/** Made-up languages show wording that is not in the locale files, and how right-to-left looks. */
const madeUp: Language[] = [
  { code: "en-XA", name: "Þšéûðó", dir: "ltr", words: pseudo(en, "accents"), checked: false },
  { code: "ar-XB", name: "RTL", dir: "rtl", words: pseudo(en, "rightToLeft"), checked: false },
];

export const languages: readonly Language[] =
  env.PSEUDO_LANGUAGES && !env.live ? [english, ...madeUp] : [english];

const i18n = createInstance();
void i18n.init({
  initAsync: false,
  fallbackLng: "en",
  ns: Object.keys(en),
  resources: Object.fromEntries(languages.map((it) => [it.code, it.words])),
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** Finding a text by its key took an eighth of a page's time, and what has nothing to fill in is always the same. */
function remembering(translate: Translate): Translate {
  const said = new Map<WordKey, string>();
  return (key, values) => {
    if (values) return translate(key, values);
    const text = said.get(key) ?? translate(key);
    said.set(key, text);
    return text;
  };
}

const translators = new Map(
  languages.map((it) => [it.code, remembering(i18n.getFixedT(it.code) as unknown as Translate)]),
);

/** @throws Error for a language the portal does not speak */
export function translator(code: string): Translate {
  const t = translators.get(code);
  if (!t) throw new Error(`No such language: ${code}`);
  return t;
}

/** @param chosen the language cookie, @param accepted the Accept-Language header; either may be any text */
export function chooseLanguage(chosen: string | undefined, accepted: string | null): Language {
  const wanted = [
    chosen ?? "",
    ...(accepted ?? "")
      .slice(0, 500)
      .split(",")
      .map((it) => it.split(";")[0] ?? ""),
  ];
  for (const code of wanted.map((it) => it.trim().toLowerCase())) {
    const exact = languages.find((it) => it.code.toLowerCase() === code);
    const found = exact ?? languages.find((it) => it.code === code.split("-")[0]);
    if (found) return found;
  }
  return english;
}
