/** One story, as everyone reads it, with what was said about it and what changed. */
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { LinkButton } from "../ui/link-button";
import { Prose } from "../ui/prose";
import { MeToo } from "./me-too";
import type { MeTooSaid } from "./me-too-forms.server";
import type { ReadStory } from "./read-story.server";
import { useSayStory } from "./say-story";
import { BODY_PARTS } from "./story";
import { StoryTags } from "./story-tags";
import { StoryTalk } from "./story-talk";

interface StoryProps extends ReadStory {
  /** what became of it when this browser said "me too"; null: it has not */
  meToo: MeTooSaid | null;
}

export function StoryPage({ story, programmes, meToo }: StoryProps) {
  const { t, words } = useSpeech();
  const say = useSayStory(programmes);
  const about = story.tags.filter((it) => it.kind !== "feeling" && it.kind !== "who" && it.kind !== "hub");
  const of = (kind: string) => story.tags.filter((it) => it.kind === kind);
  return (
    <>
      <BackLink href={paths.stories} />
      <article className="story">
        <h1 lang={story.lang} dir="auto">
          {story.title}
        </h1>
        <p className="quiet">
          <span className="line">{say.author(story)}</span>
          <span className="line">
            {[say.month(story.month), ...of("hub").map(say.tag)].filter(Boolean).join(", ")}
          </span>
        </p>
        <p className="story__note">{t("stories:story.note")}</p>
        {BODY_PARTS.filter((it) => story.body[it]).map((it) => (
          <section key={it}>
            <h2>{t(`stories:story.part.${it}`)}</h2>
            <div className="story__words line-breaks" lang={story.lang} dir="auto">
              {story.body[it]?.trim()}
            </div>
          </section>
        ))}
        <StoryTags label={t("stories:felt")} tags={of("feeling")} say={say} />
        <StoryTags label={t("stories:story.about")} tags={about} say={say} />
        <StoryTalk story={story} say={say} />
      </article>
      <MeToo action={paths.story(story.id)} count={story.meToo} said={meToo} />
      <section className="panel" aria-labelledby="own-story">
        <h2 id="own-story">{t("stories:story.own")}</h2>
        <p>{t("stories:story.ownText")}</p>
        <LinkButton href={paths.tellStory}>{t("stories:tell")}</LinkButton>
        <Prose blocks={[words.stories.story.worried]} />
      </section>
    </>
  );
}
