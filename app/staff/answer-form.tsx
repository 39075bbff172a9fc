import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { CHECKLIST } from "../stories/answering";
import { FaceLine } from "../stories/face-line";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { TextArea } from "../ui/text-area";
import { MOST_ANSWER } from "./answer-forms";
import type { AnswerPageProps } from "./answer-page-props";
import { Mirror } from "./mirror";
import { useFields } from "./staff-form";
import { Ticks } from "./ticks";

const FORM = "answer";

/** Writing an answer: what a good one does, then a look at it as the family reads it, then it is given. */
export function AnswerForm({ face, draft, conversation, mirror, slip, newId }: AnswerPageProps) {
  const t = useT();
  const field = useFields(FORM, slip);
  const again = conversation.some((it) => "answer" in it);
  const missing = CHECKLIST.filter((it) => slip?.values[it]?.[0] !== "yes");
  return (
    <section>
      <h2>{t(again ? "answers:form.again" : "answers:form.title")}</h2>
      {!face && (
        <Notice kind="info" title={t("answers:form.noFace")}>
          <p>{t("answers:form.noFaceText")}</p>
          <LinkButton href={paths.ownFace} kind="secondary">
            {t("answers:face.title")}
          </LinkButton>
        </Notice>
      )}
      {face && (
        <>
          <p>{t("answers:form.as")}</p>
          <FaceLine {...face} />
          <p>
            <a href={paths.ownFace}>{t("answers:form.changeFace")}</a>
          </p>
        </>
      )}
      {draft?.note && (
        <Notice kind="urgent" title={t("answers:form.note")}>
          <p className="words">{draft.note}</p>
        </Notice>
      )}
      {mirror && (
        <Mirror
          mirror={mirror}
          missing={missing.map((it) => t(`answers:check.${it}`))}
          face={face !== null}
        />
      )}
      <form method="post">
        <input type="hidden" name="id" value={(slip?.form === FORM && slip.values.id?.[0]) || newId} />
        {mirror && <input type="hidden" name="seen" value={mirror.text} />}
        <Ticks
          label={t("answers:check.title")}
          form={FORM}
          slip={slip}
          options={CHECKLIST.map((name) => ({ name, label: t(`answers:check.${name}`), ticked: false }))}
        />
        <TextArea
          {...field("text", draft?.text)}
          label={t("answers:form.text")}
          hint={t("answers:form.hint")}
          rows={12}
          max={MOST_ANSWER}
        />
        <div className="form-buttons">
          {mirror && face && (
            <Button name="intent" value="give">
              {t("answers:form.give")}
            </Button>
          )}
          <Button name="intent" value="look" kind={mirror && face ? "secondary" : "primary"}>
            {t(mirror ? "answers:form.lookAgain" : "answers:form.look")}
          </Button>
          <Button name="intent" value="keep" kind="quiet">
            {t("answers:form.keep")}
          </Button>
        </div>
      </form>
    </section>
  );
}
