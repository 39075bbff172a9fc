/** What is done with an answer that is written: read by a second person, put right, taken back. */
import { formatTime } from "../i18n/dates";
import { useSpeech, useT } from "../i18n/translate";
import { changeUntil } from "../stories/answering";
import type { Answer } from "../stories/answers.server";
import { FaceLine } from "../stories/face-line";
import { Button } from "../ui/button";
import { TextArea } from "../ui/text-area";
import { MOST_ANSWER, MOST_SENTENCE } from "./answer-forms";
import { Folded } from "./folded";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

type Slip = StaffSlip | undefined;

/** An answer that waits for a second person. @param check this person may let it go */
export function CheckForms({ answer, check, slip }: { answer: Answer; check: boolean; slip: Slip }) {
  const t = useT();
  const form = `sendBack-${answer.id}`;
  const field = useFields(form, slip);
  return (
    <section className="panel">
      <h2>{t(check ? "answers:second.title" : "answers:second.waits")}</h2>
      <p>{t(check ? "answers:second.text" : "answers:second.waitsText")}</p>
      <FaceLine {...answer} />
      <p className="words">{answer.text}</p>
      {check && (
        <div className="request-actions">
          <form method="post">
            <input type="hidden" name="id" value={answer.id} />
            <Button name="intent" value="pass">
              {t("answers:second.pass")}
            </Button>
          </form>
          <Folded {...{ form, slip }} intent="sendBack" title={t("answers:second.back")}>
            <input type="hidden" name="id" value={answer.id} />
            <TextArea
              {...field("note")}
              label={t("answers:second.note")}
              hint={t("answers:second.noteHint")}
              rows={3}
              max={MOST_SENTENCE}
            />
            <Button>{t("answers:second.backButton")}</Button>
          </Folded>
        </div>
      )}
    </section>
  );
}

/** An answer that its writer may still put right. */
export function OwnAnswer({ answer, slip }: { answer: Answer; slip: Slip }) {
  const { t, lang } = useSpeech();
  const form = `change-${answer.id}`;
  const field = useFields(form, slip);
  return (
    <section className="request-actions">
      <Folded {...{ form, slip }} intent="change" title={t("answers:change.title")}>
        <input type="hidden" name="id" value={answer.id} />
        <TextArea
          {...field("text", answer.text)}
          label={t("answers:change.text")}
          hint={t("answers:change.until", { time: formatTime(lang, changeUntil(answer.givenAt!)) })}
          rows={10}
          max={MOST_ANSWER}
        />
        <Button>{t("answers:change.button")}</Button>
      </Folded>
    </section>
  );
}

export function TakeBackForm({ id, slip }: { id: string; slip: Slip }) {
  const t = useT();
  const form = `takeBack-${id}`;
  const field = useFields(form, slip);
  return (
    <Folded {...{ form, slip }} intent="takeBack" title={t("answers:takeBack.title")}>
      <input type="hidden" name="id" value={id} />
      <TextArea
        {...field("reason")}
        label={t("answers:takeBack.reason")}
        hint={t("answers:takeBack.hint")}
        rows={2}
        max={MOST_SENTENCE}
      />
      <Button kind="danger">{t("answers:takeBack.button")}</Button>
    </Folded>
  );
}
