import { useT } from "../i18n/translate";
import { paths } from "../paths";
import type { OwnStory } from "./own-story.server";
import { STORY_PARTS } from "./story";

/** The story as others read it, or as it was written while nobody else can. */
export function YourText({ own: { text, of, lang, publicId, meToo } }: { own: OwnStory }) {
  const t = useT();
  if (!text) return null;
  const parts = STORY_PARTS.filter((it) => text[it] !== "");
  return (
    <section className="own-part" aria-labelledby="words">
      <h2 id="words">{t(`yourStory:text.${of}`)}</h2>
      {of === "yours" && <p>{t("yourStory:text.yoursOnly")}</p>}
      <dl className="own-words" lang={lang}>
        {parts.map((part) => (
          <div key={part}>
            <dt>{t(`yourStory:parts.${part}`)}</dt>
            <dd className="words" dir="auto">
              {text[part]}
            </dd>
          </div>
        ))}
      </dl>
      {publicId && (
        <p>
          <a href={paths.story(publicId)}>{t("yourStory:text.public")}</a>
        </p>
      )}
      {meToo > 0 && <p>{t("yourStory:meToo.count", { count: meToo })}</p>}
    </section>
  );
}
