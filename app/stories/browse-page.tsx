/** The list of stories, and what narrows it. */
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Prose } from "../ui/prose";
import type { BrowsedStories } from "./browse-stories.server";
import { listChosen, storiesQuery, type StoryFilter } from "./read-filter";
import { useSayStory } from "./say-story";
import { storiesAddress } from "./stories-address";
import { StoryCard } from "./story-card";
import { StoryChips } from "./story-chips";
import { StoryFilterForm } from "./story-filter-form";

interface BrowseProps {
  filter: StoryFilter;
  /** that are looked for; null: they are not kept any more */
  words: string | null;
  /** the page is not the first one */
  later: boolean;
  browsed: BrowsedStories;
}

export function BrowsePage({ filter, words, later, browsed }: BrowseProps) {
  const { t } = useSpeech();
  const say = useSayStory(browsed.programmes);
  const { total, cards, older } = browsed;
  return (
    <>
      <h1>{t("stories:heading")}</h1>
      <p className="lead">{t("stories:lead")}</p>
      <p className="story-ways">
        <LinkButton href={paths.tellStory}>{t("stories:tell")}</LinkButton>
        <a href={paths.whatPeopleSay}>{t("stories:pictures")}</a>
        <a href={paths.changesMade}>{t("stories:changes")}</a>
      </p>
      {words === null && (
        <Notice kind="info">
          <p>{t("stories:wordsGone")}</p>
        </Notice>
      )}
      <StoryFilterForm filter={filter} words={words ?? ""} programmes={browsed.programmes} />
      <StoryChips filter={filter} words={words ?? ""} say={say} />
      <h2>{total > 0 ? t("stories:found", { count: total }) : t("stories:none.heading")}</h2>
      {total === 0 && <NoStories instead={browsed.instead} narrowed={listChosen(filter).length > 0} />}
      <ul className="group-cards wide">
        {cards.map((it) => (
          <StoryCard key={it.id} card={it} say={say} />
        ))}
      </ul>
      {(later || older !== null) && (
        <nav className="pager" aria-label={t("stories:pages")}>
          {later && <a href={storiesAddress(storiesQuery(filter))}>{t("stories:newest")}</a>}
          {older !== null && (
            <a href={storiesAddress(storiesQuery(filter, older))} rel="next">
              {t("stories:older")}
            </a>
          )}
        </nav>
      )}
      <p className="quiet">
        {t("stories:feeds.intro")} <a href={feedOf(paths.storiesFeed, filter)}>{t("stories:feeds.rss")}</a>,{" "}
        <a href={feedOf(paths.storiesJson, filter)}>{t("stories:feeds.json")}</a>
      </p>
    </>
  );
}

const feedOf = (path: string, { hub }: StoryFilter) => (hub ? `${path}?hub=${hub}` : path);

/** Nothing fits: what would. @param narrowed whether anything was chosen */
function NoStories({ instead, narrowed }: Pick<BrowsedStories, "instead"> & { narrowed: boolean }) {
  const { t, words } = useSpeech();
  if (!narrowed) return <p>{t("stories:none.empty")}</p>;
  if (instead.length === 0) return <Prose blocks={[words.stories.none.stuck]} />;
  return (
    <>
      <p>{t("stories:none.loosen")}</p>
      <ul>
        {instead.map(({ what, query, found }) => (
          <li key={what}>
            <a href={storiesAddress(query)}>{t(`stories:none.${what}`, { count: found })}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
