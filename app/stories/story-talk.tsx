/** What was said about a story, in turn, and what changed because of it. */
import { useT } from "../i18n/translate";
import { FaceLine } from "./face-line";
import type { ReadStory } from "./read-story.server";
import type { useSayStory } from "./say-story";

interface TalkProps {
  story: ReadStory["story"];
  say: ReturnType<typeof useSayStory>;
}

export function StoryTalk({ story, say }: TalkProps) {
  const t = useT();
  const answered = story.conversation.some((it) => it.kind === "answer");
  return (
    <section className="story-talk" aria-labelledby="talk">
      <h2 id="talk">{t("stories:story.talk")}</h2>
      {!answered && <p>{t("stories:story.unanswered")}</p>}
      {story.conversation.map((it, at) =>
        it.kind === "answer" ? (
          <section key={at} className="story-talk__answer">
            <h3>{t("stories:story.answer", { month: say.month(it.month) })}</h3>
            <FaceLine {...it} />
            <div className="line-breaks" dir="auto">
              {it.text}
            </div>
          </section>
        ) : (
          <section key={at} className="story-talk__reply">
            <h3>{t("stories:story.reply", { name: story.name, month: say.month(it.month) })}</h3>
            <div className="line-breaks" lang={story.lang} dir="auto">
              {it.text}
            </div>
          </section>
        ),
      )}
      {story.changes.map((it, at) => (
        <section key={at} className="story-talk__change">
          <h3>{t(`stories:story.change.${it.state}`)}</h3>
          <p dir="auto">{it.outcome ?? it.plan}</p>
          <p className="quiet">{t(`stories:story.when.${it.state}`, { month: say.month(it.month) })}</p>
          {it.outcome && <p className="quiet">{t("stories:story.promised", { plan: it.plan })}</p>}
        </section>
      ))}
    </section>
  );
}
