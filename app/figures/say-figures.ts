/** Figures in words, for the page and for the file. */
import { formatNumber } from "../i18n/dates";
import type { Translate, WordKey } from "../i18n/words";
import { sayMonth } from "../stories/story-dates";
import type { Column, FigureTable, Share } from "./figures";
import type { Shown } from "./hide-small";

export const sayShown = (t: Translate, lang: string, it: Shown): string =>
  typeof it === "number" ? formatNumber(lang, it) : t(`figures:${it}`);

export function sayShare(t: Translate, it: Share): string {
  if (it === "none" || it === "hidden") return t(`figures:${it}`);
  return typeof it === "number"
    ? t("figures:percent", { value: it })
    : t("figures:atLeast", { value: it.atLeast });
}

export function sayGroup(t: Translate, lang: string, name: FigureTable["name"], key: string): string {
  if (name === "months") return sayMonth(lang, key);
  if (name === "asked") return t(`desk:asker.${key as "family"}`);
  return t(`figures:${name}.${key}` as WordKey);
}

/** Names of hubs for the heads of columns: without the words in which all of them end. */
export function shortNames(hubs: ReadonlyArray<{ id: string; name: string }>): Map<string, string> {
  const words = hubs.map((it) => it.name.split(" "));
  let same = 0;
  const shortest = Math.min(...words.map((it) => it.length));
  while (words.length > 1 && same < shortest - 1) {
    const at = (it: string[]) => it.at(-1 - same);
    if (words.some((it) => at(it) !== at(words[0]!))) break;
    same++;
  }
  return new Map(hubs.map(({ id }, at) => [id, words[at]!.slice(0, words[at]!.length - same).join(" ")]));
}

/** @param names of the hubs, by id */
export function sayColumn(
  t: Translate,
  { hubs, all }: Pick<Column, "hubs" | "all">,
  names: ReadonlyMap<string, string>,
): string {
  if (all) return t("figures:allHubs");
  const named = hubs.map((it) => names.get(it) ?? it);
  return named.length > 1 ? t("figures:together", { hubs: named.join(", ") }) : named[0]!;
}
