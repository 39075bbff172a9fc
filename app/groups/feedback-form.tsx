import { useT } from "../i18n/translate";
import type { Translate } from "../i18n/words";
import { Button } from "../ui/button";
import type { FieldError } from "../ui/error-summary";
import { Radios } from "../ui/radios";
import { FEEDBACK_ANSWERS, MEASURES, type Measure, type Stage } from "./feedback";

interface Props {
  stage: Stage;
  action: string;
  /** what else the form sends */
  hidden: Record<string, string>;
  /** what was chosen, where one of them was left out */
  typed: Partial<Record<string, string>> | null;
}

/** The three short questions; what is wrong with them is said above the page. */
export function FeedbackForm({ stage, action, hidden, typed }: Props) {
  const t = useT();
  return (
    <form method="post" action={action} noValidate autoComplete="off">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {MEASURES.map((measure) => (
        <Radios
          key={measure}
          id={measure}
          name={measure}
          label={t(`booking:feedback.measures.${stage}.${measure}`)}
          error={typed && !typed[measure] ? sayMissing(stage, measure, t) : undefined}
          value={typed?.[measure]}
          options={FEEDBACK_ANSWERS.map((value) => ({
            value,
            label: t(`booking:feedback.answers.${value}`),
          }))}
          small
        />
      ))}
      <Button kind="secondary">{t("booking:feedback.send")}</Button>
    </form>
  );
}

const sayMissing = (stage: Stage, measure: Measure, t: Translate) =>
  t("booking:feedback.missing", { question: t(`booking:feedback.measures.${stage}.${measure}`) });

/** For the summary above the page. */
export const missingIn = (stage: Stage, typed: Props["typed"], t: Translate): FieldError[] =>
  MEASURES.filter((it) => typed && !typed[it]).map((it) => ({ field: it, text: sayMissing(stage, it, t) }));
