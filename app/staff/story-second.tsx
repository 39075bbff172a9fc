import { useSpeech } from "../i18n/translate";
import { MarkedText } from "../stories/marked-text";
import { EDIT_REASONS } from "../stories/moderation";
import { Button } from "../ui/button";
import { TextArea } from "../ui/text-area";
import { Folded } from "./folded";
import type { StoryPageView } from "./read-story-page.server";
import { MOST_TEXT } from "./form-parts";
import { useFields } from "./staff-form";
import type { StoryPageProps } from "./story-page-props";

/** What a second person goes by: the copy as it would be shown, and never what was taken out of it. */
export function StorySecond({
  story,
  slip,
  second,
}: StoryPageProps & { second: NonNullable<StoryPageView["second"]> }) {
  const { t, words } = useSpeech();
  const fields = useFields("sendBack", slip);
  const { header } = story;
  const edits = EDIT_REASONS.filter((it) => second.reasons.includes(it));
  return (
    <section>
      <h2>{t("moderation:page.second.title")}</h2>
      <p>{t("moderation:page.second.text")}</p>
      <h3>{t("moderation:page.second.why")}</h3>
      <ul>
        {header.danger && <li>{t("moderation:page.second.whyIs.danger")}</li>}
        {header.safety !== null && header.safety > 0 && (
          <li>{t("moderation:page.second.whyIs.safety", { score: header.safety })}</li>
        )}
        {second.indirect > 1 && (
          <li>{t("moderation:page.second.whyIs.indirect", { count: second.indirect })}</li>
        )}
      </ul>
      <h3>{t("moderation:page.second.edits")}</h3>
      {edits.length === 0 ? (
        <p>{t("moderation:page.second.noEdits")}</p>
      ) : (
        <ul>
          {edits.map((it) => (
            <li key={it}>{t(`moderation:work.reason.${it}`)}</li>
          ))}
        </ul>
      )}
      {second.parts.map(({ part, copy, marks }) => (
        <div key={part} className="story-part">
          <h3>{t(`moderation:part.${part}`)}</h3>
          <p className="story-part__text">
            <MarkedText text={copy} marks={marks} say={(it) => words.moderation.kinds[it.kind]} />
          </p>
        </div>
      ))}
      {second.own ? (
        <p>{t("moderation:page.second.own")}</p>
      ) : (
        <div className="request-actions">
          <form method="post">
            <input type="hidden" name="seen" value={second.seen} />
            <Button name="intent" value="agree">
              {t("moderation:page.second.agree")}
            </Button>
          </form>
          <Folded form="sendBack" title={t("moderation:page.second.back")} slip={slip}>
            <TextArea
              {...fields("text")}
              label={t("moderation:page.second.backText")}
              rows={3}
              max={MOST_TEXT}
            />
            <Button>{t("moderation:page.second.back")}</Button>
          </Folded>
        </div>
      )}
    </section>
  );
}
