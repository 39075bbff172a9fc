import type { en } from "./locales/en";

/** The shape of a whole language: the keys of English, any wording. */
export type Words = Wording<typeof en>;
type Wording<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? Wording<Item>[]
    : { [K in keyof T]: Wording<T[K]> };

/** "namespace:a.b" for every text; plural forms ("years_one", "years_other") are named without their ending. */
export type WordKey = { [N in keyof typeof en & string]: `${N}:${Leaf<(typeof en)[N]>}` }[keyof typeof en &
  string];
type Leaf<T> = {
  [K in keyof T & string]: T[K] extends string
    ? Singular<K>
    : T[K] extends readonly unknown[]
      ? never
      : `${K}.${Leaf<T[K]>}`;
}[keyof T & string];
type Singular<K extends string> =
  K extends `${infer Stem}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Stem : K;

/** Says a text of the locale files in one language; `{{name}}` is filled from `values`, plurals by `count`. */
export type Translate = (key: WordKey, values?: Record<string, string | number>) => string;
