import { useSpeech, useT } from "../i18n/translate";
import { EDIT_REASONS, REFUSALS, TAKEDOWNS } from "../stories/moderation";
import { sayDate } from "../stories/story-dates";
import type { StoryPageView } from "./read-story-page.server";

type Entry = StoryPageView["history"][number];

/** Everything that happened, newest first, by day: at which hour an author did something is nobody's business. */
export function StoryHistory({ story }: { story: StoryPageView }) {
  const { t, lang } = useSpeech();
  const who = ({ by, name }: Entry) => {
    if (by === "author") return t("moderation:history.author");
    return by === "portal" ? t("moderation:history.portal") : name;
  };
  return (
    <section className="request-history">
      <h2>{t("moderation:history.title")}</h2>
      <ol className="happened" reversed>
        {story.history.toReversed().map((it, at) => (
          <li key={at}>
            <p>
              <strong>{t(`moderation:history.kind.${it.kind}`)}</strong>{" "}
              <span className="quiet">
                {who(it)}, {sayDate(lang, it.on)}
              </span>
            </p>
            <Detail entry={it} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Detail({ entry }: { entry: Entry }) {
  const t = useT();
  if (!entry.detail) return null;
  const { reasons, text, why, criticism, safety, indirect } = entry.detail;
  const edits = EDIT_REASONS.filter((it) => reasons.includes(it));
  const refusal = REFUSALS.find((it) => entry.kind === "refused" && it === why);
  const takedown = TAKEDOWNS.find((it) => entry.kind === "hidden" && it === why);
  return (
    <>
      {edits.length > 0 && <p>{edits.map((it) => t(`moderation:work.reason.${it}`)).join(", ")}</p>}
      {refusal && <p>{t(`moderation:act.refuseIs.${refusal}`)}</p>}
      {takedown && <p>{t(`moderation:act.takeDownIs.${takedown}`)}</p>}
      {entry.kind === "scored" && (
        <p>
          {t("moderation:history.scores", {
            criticism: criticism ?? t("moderation:history.none"),
            safety: safety ?? t("moderation:history.none"),
          })}
        </p>
      )}
      {indirect !== null && indirect > 0 && <p>{t("moderation:history.left", { count: indirect })}</p>}
      {text && <p className="words">{text}</p>}
    </>
  );
}
