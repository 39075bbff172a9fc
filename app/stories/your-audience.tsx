import { useSpeech, useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Radios } from "../ui/radios";
import type { OwnStory } from "./own-story.server";
import { AUDIENCES } from "./story";
import { sayError, type StorySlip } from "./story-slip";

/** Who may read it, to be changed at any time. */
export function YourAudience({ own, slip }: { own: OwnStory; slip: StorySlip }) {
  const { t, lang } = useSpeech();
  const error = slip.error?.form === "audience" ? sayError(slip, t, lang)?.text : undefined;
  return (
    <section className="own-part" aria-labelledby="who">
      <h2 id="who">{t("yourStory:audience.title")}</h2>
      <p>{t("yourStory:audience.lead")}</p>
      <form method="post" action={paths.yourStory}>
        <input type="hidden" name="intent" value="audience" />
        <Radios
          id="audience"
          name="audience"
          label={t("yourStory:audience.legend")}
          value={own.audience}
          error={error}
          options={AUDIENCES.map((value) => ({
            value,
            label: t(`yourStory:audience.${value}`),
            hint: t(`yourStory:audience.${value}Hint`),
          }))}
        />
        <Button kind="secondary">{t("yourStory:audience.save")}</Button>
      </form>
    </section>
  );
}

/** At any time, without a reason. */
export function TakeBack() {
  const t = useT();
  return (
    <section className="own-part" aria-labelledby="back">
      <h2 id="back">{t("yourStory:back.title")}</h2>
      <p>{t("yourStory:back.lead")}</p>
      <form method="post" action={paths.yourStory}>
        <Button kind="secondary" name="intent" value="withdraw">
          {t("yourStory:back.start")}
        </Button>
      </form>
    </section>
  );
}

/** Asked at the top of the page, where it cannot be missed. */
export function TakeBackSure() {
  const t = useT();
  return (
    <Notice kind="info" title={t("yourStory:back.sure")}>
      <p>{t("yourStory:back.sureBody")}</p>
      <form method="post" action={paths.yourStory} className="form-buttons">
        <Button kind="danger" name="intent" value="withdrawSure">
          {t("yourStory:back.yes")}
        </Button>
        <Button kind="secondary" name="intent" value="keep">
          {t("yourStory:back.no")}
        </Button>
      </form>
    </Notice>
  );
}
