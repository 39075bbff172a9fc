/** How a request ends. */
import { useT } from "../i18n/translate";
import { CHOSEN_OUTCOMES } from "../referrals/referral";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { Notice } from "../ui/notice";
import { Radios } from "../ui/radios";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { Folded } from "./folded";
import type { RequestView } from "./read-request.server";
import { MOST_TEXT } from "./form-parts";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { useWhen } from "./when";

interface FormProps {
  slip: StaffSlip | undefined;
}

export function CloseForm({ slip }: FormProps) {
  const t = useT();
  const field = useFields("close", slip);
  return (
    <Folded form="close" title={t("staff:request.close.title")} slip={slip}>
      <Radios
        {...field("outcome")}
        label={t("staff:request.close.outcome")}
        hint={t("desk:outcome.hint")}
        options={CHOSEN_OUTCOMES.map((value) => ({ value, label: t(`staff:outcomes.${value}`) }))}
        small
      />
      <TextArea {...field("text")} label={t("staff:request.close.text")} rows={3} max={MOST_TEXT} />
      <Button>{t("staff:request.close.button")}</Button>
    </Folded>
  );
}

/** It ended by mistake, or too soon. */
export function OpenAgainForm({ slip }: FormProps) {
  const t = useT();
  const field = useFields("openAgain", slip);
  return (
    <Folded form="openAgain" title={t("desk:openAgain.title")} slip={slip}>
      <TextArea
        {...field("text")}
        label={t("desk:openAgain.why")}
        hint={t("desk:openAgain.hint")}
        rows={3}
        max={MOST_TEXT}
      />
      <Button>{t("desk:openAgain.button")}</Button>
    </Folded>
  );
}

/** Asks another service; the request stays open until that says yes. */
export function AskServiceForm({ slip }: FormProps) {
  const t = useT();
  const field = useFields("askService", slip);
  return (
    <Folded form="askService" title={t("desk:service.ask")} slip={slip}>
      <p>{t("desk:service.askText")}</p>
      <TextInput {...field("service")} label={t("desk:service.service")} autoComplete="off" />
      <TextInput {...field("who")} label={t("desk:service.who")} autoComplete="off" />
      <TextArea {...field("text")} label={t("desk:service.agreed")} rows={3} max={MOST_TEXT} />
      <Button>{t("desk:service.askButton")}</Button>
    </Folded>
  );
}

export function ServiceAnswerForms({ slip }: FormProps) {
  const t = useT();
  const yes = useFields("serviceYes", slip);
  const no = useFields("serviceNo", slip);
  return (
    <>
      <Folded form="serviceYes" title={t("desk:service.yes")} slip={slip}>
        <TextArea {...yes("text")} label={t("desk:service.yesText")} rows={3} max={MOST_TEXT} />
        <Button>{t("desk:service.yesButton")}</Button>
      </Folded>
      <Folded form="serviceNo" title={t("desk:service.no")} slip={slip}>
        <TextArea {...no("text")} label={t("desk:service.noText")} rows={3} max={MOST_TEXT} />
        <Button>{t("desk:service.noButton")}</Button>
      </Folded>
    </>
  );
}

/** The summary for the council's case system, and the tick after which the words here are deleted. */
export function PassOn({ header, slip }: FormProps & { header: RequestView["header"] }) {
  const t = useT();
  const when = useWhen();
  const { value: sure, ...field } = useFields("passedOn", slip)("sure");
  if (header.deleteAt)
    return (
      <Notice kind="info" title={t("desk:passOn.deleteOn", { at: when(header.deleteAt) })}>
        <p>{t("desk:passOn.deleteText")}</p>
        <form method="post">
          <Button kind="secondary" name="intent" value="keep">
            {t("desk:passOn.keep")}
          </Button>
        </form>
      </Notice>
    );
  return (
    <section>
      <h2>{t("desk:passOn.title")}</h2>
      <p>{t("desk:passOn.text")}</p>
      <form method="post">
        <input type="hidden" name="intent" value="passedOn" />
        <Checkboxes
          {...field}
          label={t("desk:passOn.moved")}
          values={sure ? [sure] : []}
          options={[{ value: "yes", label: t("desk:passOn.movedYes") }]}
          small
        />
        <Button kind="secondary">{t("desk:passOn.button")}</Button>
      </form>
    </section>
  );
}
