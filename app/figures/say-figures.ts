/** Figures in words, for the page and for the file. */
import { formatMonth, formatNumber } from "../i18n/dates";
import type { Translate, WordKey } from "../i18n/words";
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

/** The middle of a month, so that its name is the same everywhere. */
export const sayMonth = (lang: string, month: string) => formatMonth(lang, new Date(`${month}-15T12:00:00Z`));

export function sayGroup(t: Translate, lang: string, name: FigureTable["name"], key: string): string {
  if (name === "months") return sayMonth(lang, key);
  if (name === "asked") return t(`desk:asker.${key as "family"}`);
  return t(`figures:${name}.${key}` as WordKey);
}

/** @param names of the hubs, by id */
export function sayColumn(t: Translate, { hubs, all }: Column, names: ReadonlyMap<string, string>): string {
  if (all) return t("figures:allHubs");
  const named = hubs.map((it) => names.get(it) ?? it);
  return named.length > 1 ? t("figures:together", { hubs: named.join(", ") }) : named[0]!;
}
