import type { ReactNode } from "react";
import { useT } from "../i18n/translate";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Notice } from "../ui/notice";
import { KeptUntil } from "./kept-until";
import { fieldName, type QuestionSlip } from "./journey";
import { QuestionField, type OwnFields } from "./question-field";
import type { Questions, QuestionWords, Raw } from "./question";

interface Props {
  /** which journey is answered: its draft may have run out meanwhile */
  journey: string;
  /** of the draft that is answered, where another may have begun in another tab */
  draftKey?: string;
  /** what the form is about, where that is no secret: so that it is known when its draft has run out */
  aboutId?: string | undefined;
  action: string;
  back: string;
  ask: readonly string[];
  questions: Questions;
  words: Record<string, QuestionWords>;
  /** heading and lead of a step that asks several questions */
  step?: { heading?: string; lead?: string; after?: string };
  ownFields: OwnFields;
  raw: Raw;
  slips: QuestionSlip[];
  keptUntil: Date;
  /** it was chosen to be kept for a day */
  forADay?: boolean | undefined;
  /** names of questions whose answers are gone with an older draft */
  lost: string[];
  children?: ReactNode;
}

/** One step of any journey: a form that works without script, and says how long it is kept. */
export function QuestionPage(props: Props) {
  const t = useT();
  const { ask, slips, step, words } = props;
  const errors = slips.map((it) => ({
    field: fieldName(it.question, it.part),
    text: words[it.question]?.errors[it.code] ?? it.code,
  }));
  const alone = ask.length === 1 || !step?.heading;
  return (
    <>
      <BackLink href={props.back} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {props.lost.length > 0 && (
        <Notice kind="info" title={t("form:lost.title")}>
          <p>{t("form:lost.why")}</p>
          <ul>
            {props.lost.map((name) => (
              <li key={name}>{words[name]?.label}</li>
            ))}
          </ul>
        </Notice>
      )}
      {props.children}
      {!alone && <h1 className="form-heading">{step?.heading}</h1>}
      {step?.lead && <p className="form-lead">{step.lead}</p>}
      {/* off: browsers bring back what was typed when somebody goes Back, after leaving too. The fields have no tokens
          of their own either: a browser that fills them in remembers them (accessibility statement, WCAG 1.3.5) */}
      <form method="post" action={props.action} noValidate autoComplete="off" data-keep="60">
        {/* Enter in a text box presses a form's first button, which must not be "add another" */}
        <button className="visually-hidden" tabIndex={-1} aria-hidden="true" />
        <input type="hidden" name="_journey" value={props.journey} />
        {props.draftKey && <input type="hidden" name="_draft" value={props.draftKey} />}
        {props.aboutId && <input type="hidden" name="_about" value={props.aboutId} />}
        {ask.map((name, at) => (
          <QuestionField
            key={name}
            name={name}
            question={props.questions[name]!}
            words={words[name]!}
            raw={props.raw}
            slips={slips.filter((it) => it.question === name)}
            heading={alone && at === 0}
            ownFields={props.ownFields}
          />
        ))}
        {step?.after && <p className="form-after">{step.after}</p>}
        <div className="form-buttons">
          <Button>{t("form:continue")}</Button>
        </div>
        <KeptUntil at={props.keptUntil} forADay={props.forADay} />
      </form>
    </>
  );
}
