import { useSpeech } from "../i18n/translate";
import { useSayStory } from "../stories/say-story";
import type { StoryTag } from "../stories/story";
import { sayDate } from "../stories/story-dates";
import { SummaryList } from "../ui/summary-list";
import { languageName } from "./language-name";
import type { StoryPageView } from "./read-story-page.server";

/** How it stands: nothing in it is the author's words. */
export function StoryFacts({ story }: { story: StoryPageView }) {
  const { t, lang } = useSpeech();
  const say = useSayStory(story.programmes);
  const { header, tags } = story;
  const tagged = (kind: StoryTag["kind"]) => tags.filter((it) => it.kind === kind).map((it) => say.tag(it));
  const row = (key: keyof typeof KEYS, value: string | null | undefined) =>
    value ? [{ key: t(`moderation:page.fact.${key}`), value }] : [];
  const score = (it: number | null) => (it === null ? null : String(it));
  return (
    <section>
      <h2>{t("moderation:page.facts")}</h2>
      <SummaryList
        rows={[
          { key: t("moderation:list.column.state"), value: t(`moderation:state.${header.state}`) },
          ...row("told", sayDate(lang, header.toldOn)),
          ...row("via", t(`moderation:via.${header.via}`)),
          ...row("hub", header.hubName),
          ...row("audience", t(`moderation:audience.${header.audience}`)),
          ...row(
            "shownTo",
            header.shownTo
              ? t(`moderation:audience.${header.shownTo}`)
              : t("moderation:page.fact.shownToNobody"),
          ),
          ...row("asks", t(header.asks ? "moderation:page.fact.asksYes" : "moderation:page.fact.asksNo")),
          ...row("lang", header.lang === "en" ? null : languageName(header.lang, lang)),
          ...row("words", String(header.words)),
          ...row("who", say.who(tags)),
          ...row("feelings", tagged("feeling").join(", ")),
          ...row("holder", header.takenBy?.name),
          ...row("passedBy", header.passedBy?.name),
          ...row("secondBy", header.secondBy?.name),
          ...(header.moderates ? row("criticism", score(header.criticism)) : []),
          ...row("safety", score(header.safety)),
          ...row("hold", header.holdUntil && sayDate(lang, header.holdUntil)),
          ...row("holdWith", header.holdWith > 0 ? String(header.holdWith) : null),
        ]}
      />
    </section>
  );
}

const KEYS = {
  ...{ told: 1, via: 1, hub: 1, audience: 1, shownTo: 1, asks: 1, lang: 1, words: 1, who: 1, feelings: 1 },
  ...{ holder: 1, passedBy: 1, secondBy: 1, hold: 1, holdWith: 1, criticism: 1, safety: 1 },
};
