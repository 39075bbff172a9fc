/** One story of the list. */
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import type { StoryCard as Card } from "./browse-stories.server";
import type { useSayStory } from "./say-story";
import { StoryTags } from "./story-tags";

export function StoryCard({ card, say }: { card: Card; say: ReturnType<typeof useSayStory> }) {
  const t = useT();
  const hubs = card.tags.filter((it) => it.kind === "hub").map((it) => say.tag(it));
  return (
    <li className="story-card">
      <h3 lang={card.lang} dir="auto">
        <a href={paths.story(card.id)}>{card.title}</a>
      </h3>
      <p lang={card.lang} dir="auto" className="story-card__begins">
        {card.begins}
      </p>
      <p className="quiet">
        <span className="line">{say.author(card)}</span>
        <span className="line">{[say.month(card.month), ...hubs].filter(Boolean).join(", ")}</span>
      </p>
      <StoryTags label={t("stories:felt")} tags={card.tags.filter((it) => it.kind === "feeling")} say={say} />
      <Came card={card} />
    </li>
  );
}

/** What came of it, in words and not by colour alone. */
function Came({ card: { answered, change, meToo } }: { card: Card }) {
  const t = useT();
  if (!answered && !change && meToo === 0) return null;
  return (
    <ul className="story-came">
      {answered && <li>{t("stories:answered")}</li>}
      {change && <li className="story-came__change">{t(`stories:changed.${change}`)}</li>}
      {meToo > 0 && <li>{t("stories:meToo", { count: meToo })}</li>}
    </ul>
  );
}
