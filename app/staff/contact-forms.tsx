/** What is kept of a contact with a family, and what staff note for staff: of a request and of a booking alike. */
import { useT } from "../i18n/translate";
import { CHANNELS } from "../safety/contact";
import { Button } from "../ui/button";
import { Radios } from "../ui/radios";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { Folded } from "./folded";
import { MOST_TEXT } from "./form-parts";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface FormProps {
  slip: StaffSlip | undefined;
}

export function ContactForm({ slip }: FormProps) {
  const t = useT();
  const field = useFields("contact", slip);
  const yesNo = (["yes", "no"] as const).map((value) => ({
    value,
    label: t(`staff:request.attempt.${value}`),
  }));
  return (
    <Folded form="contact" title={t("staff:request.attempt.title")} slip={slip}>
      <Radios
        {...field("channel")}
        label={t("staff:request.attempt.channel")}
        options={CHANNELS.map((value) => ({ value, label: t(`staff:request.channel.${value}`) }))}
        small
      />
      <TextInput
        {...field("at")}
        label={t("desk:attempt.at")}
        hint={t("desk:attempt.atHint")}
        width={4}
        autoComplete="off"
      />
      <Radios {...field("reached")} label={t("staff:request.attempt.reached")} options={yesNo} small />
      <Radios {...field("keptRules")} label={t("staff:request.attempt.keptRules")} options={yesNo} small />
      <Radios
        {...field("stillSafe")}
        label={t("staff:request.attempt.stillSafe")}
        options={(["yes", "no", "notAsked"] as const).map((value) => ({
          value,
          label: t(`staff:request.attempt.stillSafeIs.${value}`),
        }))}
        small
      />
      <TextArea {...field("text")} label={t("staff:request.attempt.text")} rows={3} max={MOST_TEXT} />
      <Button>{t("staff:request.attempt.button")}</Button>
    </Folded>
  );
}

/** @param action where it is sent; left out: to the page itself */
export function NoteForm({ slip, onceKey, action }: FormProps & { onceKey: string; action?: string }) {
  const t = useT();
  const field = useFields("note", slip);
  return (
    <Folded
      form="note"
      title={t("staff:request.note.title")}
      slip={slip}
      {...(action ? { action } : {})}
      onceKey={`${onceKey}n`}
    >
      <TextArea
        {...field("text")}
        label={t("staff:request.note.text")}
        hint={t("staff:request.note.hint")}
        rows={4}
        max={MOST_TEXT}
      />
      <Button>{t("staff:request.note.button")}</Button>
    </Folded>
  );
}
