import { useT } from "../i18n/translate";
import { FEEDBACK_ANSWERS, FEEDBACK_QUESTIONS, SHEETS_AT_ONCE } from "../groups/paper-feedback";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { PrintButton } from "../ui/print-button";
import { Radios } from "../ui/radios";
import { Select } from "../ui/select";
import { QrPicture } from "./qr-picture";
import type { FeedbackView } from "./read-sheets.server";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

const FORM = "feedback";

/** The last day's three questions: by QR on the table, or typed in from paper. */
export function FeedbackPage({ view, slip }: { view: FeedbackView; slip: StaffSlip | undefined }) {
  const t = useT();
  return (
    <>
      <BackLink href={paths.groupBookings(view.id)} />
      <h1 className="no-print">{t("register:feedback.title")}</h1>
      <SlipNotice slip={slip} />
      <article className="poster">
        <h2>{view.programme.name}</h2>
        <p className="lead">{t("register:feedback.ask")}</p>
        <ol>
          {FEEDBACK_QUESTIONS.map((it) => (
            <li key={it}>{t(`register:feedback.question.${it}`)}</li>
          ))}
        </ol>
        <div className="poster__how">
          <QrPicture qr={view.qr} label={t("register:poster.qr", { address: view.address })} />
          <div>
            <p>{t("register:feedback.scan")}</p>
            <p>
              <strong className="words">{view.address}</strong>
            </p>
          </div>
        </div>
      </article>
      <div className="buttons no-print">
        <PrintButton />
      </div>
      <SheetsForm view={view} slip={slip} />
    </>
  );
}

function SheetsForm({ view, slip }: { view: FeedbackView; slip: StaffSlip | undefined }) {
  const t = useT();
  const field = useFields(FORM, slip);
  const answers = [
    { value: "", label: t("register:feedback.empty") },
    ...FEEDBACK_ANSWERS.map((value) => ({ value, label: t(`register:feedback.answer.${value}`) })),
  ];
  return (
    <form method="post" className="no-print">
      <h2>{t("register:feedback.paper")}</h2>
      <p>{t("register:feedback.paperText")}</p>
      <input type="hidden" name="key" value={slip?.values.key?.[0] ?? view.onceKey} />
      <Radios
        {...field("stage", "end")}
        label={t("register:feedback.stage")}
        options={(["start", "end"] as const).map((value) => ({
          value,
          label: t(`register:feedback.stageIs.${value}`),
        }))}
        small
      />
      {Array.from({ length: SHEETS_AT_ONCE }, (_, at) => (
        <fieldset key={at} className="feedback-sheet">
          <legend className="ds_label">{t("register:feedback.sheet", { n: at + 1 })}</legend>
          <div className="feedback-sheet__answers">
            {FEEDBACK_QUESTIONS.map((it) => {
              const { id, error } = field(at === 0 ? it : `${it}-${at}`);
              return (
                <Select
                  key={it}
                  {...{ id, error }}
                  name={it}
                  label={t(`register:feedback.short.${it}`)}
                  value={slip?.values[it]?.[at] ?? ""}
                  options={answers}
                />
              );
            })}
          </div>
        </fieldset>
      ))}
      <Button>{t("register:feedback.save")}</Button>
    </form>
  );
}
