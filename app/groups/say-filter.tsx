/** What was chosen, in words. */
import { formatDayOfWeek } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { sayDue } from "../questions/child-age";
import { useSite } from "../ui/site-context";
import type { ChildAge, Chosen, GroupFilter } from "./browse-filter";
import type { BrowseSlip } from "./choose-groups.server";
import { sayAge } from "./say-whom";

const names = new Map<string, Intl.DisplayNames>();

/** "Polish". @param code ISO 639-1 */
function nameOfLanguage(lang: string, code: string): string {
  const known = names.get(lang) ?? new Intl.DisplayNames(lang, { type: "language" });
  names.set(lang, known);
  return known.of(code) ?? code;
}

/** @returns what says things in the language of the page */
export function useSayFilter() {
  const { t, lang } = useSpeech();
  const { hubs } = useSite();
  // who typed years reads years: "12 months" is more exact than they were
  const age = ({ months, span }: ChildAge) =>
    span === 12 && months > 0 ? t("groups:whom.years", { count: months / 12 }) : sayAge(t, months);
  const language = (code: string) => (code === "bfi" ? t("groups:language.bfi") : nameOfLanguage(lang, code));
  const chosen = (filter: GroupFilter, it: Chosen): string => {
    switch (it.name) {
      case "near":
        return hubs.find(({ id }) => id === filter.near)?.name ?? filter.near;
      case "age":
        return filter.age ? t("groups:chosen.age", { age: age(filter.age) }) : "";
      case "due":
        return t("groups:chosen.due", { date: sayDue(filter.due ?? "", lang) });
      case "day":
        return formatDayOfWeek(lang, it.value);
      case "part":
        return t(`groups:chosen.dayPart.${it.value}`);
      case "how":
        return filter.how ? t(`groups:chosen.how.${filter.how}`) : "";
      case "language":
        return language(filter.language);
      case "creche":
      case "dropIn":
        return t(`groups:filter.${it.name}`);
    }
  };
  const slip = ({ code, names: near }: BrowseSlip["errors"][number]) =>
    t(`groups:filter.errors.${code}`, { names: near.join(", ") });
  return { age, language, chosen, slip };
}
