/** What a story is about and who tells it, in words. */
import { useSpeech } from "../i18n/translate";
import { useSite } from "../ui/site-context";
import { storiesAddress } from "./stories-address";
import { only, storiesQuery, type FilterName, type StoryFilter } from "./read-filter";
import { sayMonth } from "./story-dates";
import { FEELINGS, SERVICES, THEMES, WHO, type StoryTag } from "./story";

interface Told {
  name: string;
  tags: readonly StoryTag[];
}

/** @param programmes with their names, as far as they are known. @returns what says things in the page's language */
export function useSayStory(programmes: ReadonlyArray<{ id: string; name: string }>) {
  const { t, lang } = useSpeech();
  const { hubs } = useSite();
  const nameIn = (all: ReadonlyArray<{ id: string; name: string }>, id: string) =>
    all.find((it) => it.id === id)?.name ?? "";
  const hub = (id: string) => nameIn(hubs, id);
  const programme = (id: string) => nameIn(programmes, id);
  /** "" where it is of a kind that is not shown, or there is no such hub or group any more */
  const tag = ({ kind, value }: StoryTag): string => {
    if (kind === "hub") return hub(value);
    if (kind === "programme") return programme(value);
    const feeling = FEELINGS.find((it) => kind === "feeling" && it === value);
    if (feeling) return t(`stories:feeling.${feeling}`);
    const theme = THEMES.find((it) => kind === "theme" && it === value);
    if (theme) return t(`stories:theme.${theme}`);
    const service = SERVICES.find((it) => kind === "service" && it === value);
    return service ? t(`stories:service.${service}`) : "";
  };
  const chosen = (filter: StoryFilter, name: FilterName, words: string): string => {
    switch (name) {
      case "words":
        return words ? t("stories:chosen.words", { words }) : t("stories:chosen.wordsGone");
      case "young":
        return t("stories:chosen.young");
      case "came":
        return filter.came ? t(`stories:came.${filter.came}`) : "";
      default:
        // one that is not there any more is still to be taken away
        return tag({ kind: name, value: filter[name] }) || filter[name];
    }
  };
  /** "a parent"; "" where the author did not say */
  const who = (tags: readonly StoryTag[]): string => {
    const said = WHO.find((it) => tags.some(({ kind, value }) => kind === "who" && value === it));
    return said ? t(`stories:who.${said}`) : "";
  };
  /** "By Bluebell, a parent" */
  const author = ({ name, tags }: Told): string => {
    const said = who(tags);
    return said ? t("stories:byWho", { name, who: said }) : t("stories:by", { name });
  };
  /** "November 2026". @param iso "2026-11" */
  const month = (iso: string) => sayMonth(lang, iso);
  return { hub, tag, chosen, who, author, month };
}

/** Every story that has it too. @param hub a hub's slug, for those of this hub; "" is all */
export const tagAddress = ({ kind, value }: StoryTag, hub = "") =>
  storiesAddress(storiesQuery(only({ hub, [kind]: value })));
