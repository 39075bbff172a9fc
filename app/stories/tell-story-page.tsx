import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { HelpNumbers } from "../ui/help-numbers";
import { Notice } from "../ui/notice";
import { Prose } from "../ui/prose";
import { ComplaintBox } from "./complaint-box";
import type { ComplaintRoads } from "./story-check.server";

interface Props {
  /** for how long what is written is kept where nothing else was chosen */
  minutes: number;
  roads: ComplaintRoads;
  ranOut: boolean;
}

/** Where telling a story begins: who reads it, what is asked, how it can be taken back, and for how long it is kept. */
export function TellStoryPage({ minutes, roads, ranOut }: Props) {
  const { t, words } = useSpeech();
  const { steps, facts } = words.story.tell;
  return (
    <>
      <BackLink href={paths.stories} />
      {ranOut && (
        <Notice kind="info" title={t("story:tell.ranOut")}>
          <p>{t("story:tell.ranOutBody")}</p>
        </Notice>
      )}
      <h1>{t("story:tell.heading")}</h1>
      <p className="lead">{t("story:tell.lead")}</p>
      <Notice kind="urgent" title={t("story:tell.notNow")}>
        <p>{t("story:tell.notNowBody")}</p>
        <HelpNumbers only={3} />
      </Notice>
      <form method="post" action={paths.form}>
        <details className="fold">
          <summary>{t("story:tell.keepFold")}</summary>
          <Checkboxes
            id="keep"
            name="keep"
            label={t("story:tell.keepTitle")}
            options={[
              { value: "day", label: t("story:tell.keep"), hint: t("story:tell.keepHint", { minutes }) },
            ]}
          />
        </details>
        <div className="form-buttons">
          <Button name="journey" value="story">
            {t("story:tell.start")}
          </Button>
          <Button kind="secondary" name="journey" value="youngStory">
            {t("story:tell.young")}
          </Button>
        </div>
        <p>{t("story:tell.youngHint")}</p>
        <p>{t("story:tell.carryOn")}</p>
      </form>
      <h2>{t("story:tell.how")}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h2>{t("story:tell.asks")}</h2>
      <Prose blocks={[{ list: facts }]} />
      <ComplaintBox {...roads} />
    </>
  );
}
