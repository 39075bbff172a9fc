import { useSpeech, useT } from "../i18n/translate";

/** How stories are edited: on screen wherever one is. */
export function StoryRules() {
  const t = useT();
  const { words } = useSpeech();
  return (
    <details className="story-rules" open>
      <summary>{t("moderation:rules.title")}</summary>
      <ul>
        {Object.values(words.moderation.rules.list).map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
    </details>
  );
}
