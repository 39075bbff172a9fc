import { useT } from "../i18n/translate";
import { Button } from "../ui/button";
import { TextArea } from "../ui/text-area";
import { MOST_TEXT } from "./form-parts";
import { useFields } from "./staff-form";
import type { StoryPageProps } from "./story-page-props";

/** One press, with a note or without: above the story, so that nobody has to look for it. */
export function StoryConcern({ slip }: Pick<StoryPageProps, "slip">) {
  const t = useT();
  const field = useFields("concern", slip);
  return (
    <form method="post" className="story-concern">
      <h2>{t("moderation:act.concernTitle")}</h2>
      <p>{t("moderation:act.concernText")}</p>
      <details open={slip?.form === "concern"}>
        <summary>{t("moderation:act.concernNote")}</summary>
        <TextArea {...field("text")} label={t("moderation:act.concernNote")} rows={2} max={MOST_TEXT} />
      </details>
      <Button kind="danger" name="intent" value="concern">
        {t("moderation:act.concern")}
      </Button>
    </form>
  );
}
