import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { ChosenChips } from "../ui/chosen-chips";
import { listChosen, storiesQuery, without, type StoryFilter } from "./read-filter";
import type { useSayStory } from "./say-story";
import { storiesAddress } from "./stories-address";

interface ChipsProps {
  filter: StoryFilter;
  words: string;
  say: ReturnType<typeof useSayStory>;
}

export function StoryChips({ filter, words, say }: ChipsProps) {
  const t = useT();
  const chips = listChosen(filter).map((name) => {
    const what = say.chosen(filter, name, words);
    const href = storiesAddress(storiesQuery(without(filter, name)));
    return { what, remove: t("stories:chosen.remove", { what }), href };
  });
  const all = { href: paths.stories, label: t("stories:chosen.all") };
  return <ChosenChips label={t("stories:chosen.heading")} chips={chips} all={all} />;
}
