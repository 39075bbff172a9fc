/** What was chosen: each can be taken away by itself, with or without script. */
import { useT } from "../i18n/translate";
import { paths } from "../paths";
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
  const chosen = listChosen(filter);
  if (chosen.length === 0) return null;
  return (
    <nav className="chips" aria-label={t("stories:chosen.heading")}>
      <ul>
        {chosen.map((name) => {
          const what = say.chosen(filter, name, words);
          return (
            <li key={name}>
              <a
                className="chip"
                href={storiesAddress(storiesQuery(without(filter, name)))}
                aria-label={t("stories:chosen.remove", { what })}
              >
                {what}
              </a>
            </li>
          );
        })}
        {chosen.length > 1 && (
          <li>
            <a href={paths.stories}>{t("stories:chosen.all")}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}
