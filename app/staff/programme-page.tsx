import type { Programme } from "../groups/groups.server";
import type { ProgrammeWords } from "../groups/save-programme.server";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { Checkboxes } from "../ui/checkboxes";
import { fieldId } from "./form-problems";
import { GroupHistory, type HistoryLine } from "./group-history";
import { Preview, SaveOrLook } from "./preview";
import { ProgrammePreview } from "./programme-preview";
import { sayAge } from "./say-group";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Ticks } from "./ticks";

interface Props {
  /** undefined: it is not there yet */
  programme: Programme | undefined;
  mark: string;
  preview: ProgrammeWords | undefined;
  history: HistoryLine[];
  slip: StaffSlip | undefined;
}
export const PROGRAMME_FORM = "programme";

export function ProgrammePage(props: Props) {
  const t = useT();
  const { programme, mark, preview, history, slip } = props;
  return (
    <>
      <BackLink href={paths.staffProgrammes} />
      <h1>{programme?.name ?? t("groupwork:programmes.add")}</h1>
      <SlipNotice slip={slip} />
      {preview && (
        <Preview>
          <ProgrammePreview {...preview} />
        </Preview>
      )}
      <form method="post" id={fieldId(PROGRAMME_FORM, "form")} tabIndex={-1}>
        <input type="hidden" name="mark" value={mark} />
        <WordsFields {...props} />
        <WhomFields {...props} />
        <Ticks
          label={t("groupwork:programme.kinds")}
          form={PROGRAMME_FORM}
          slip={slip}
          options={(["accredited", "dropIn", "askFirst", "youngPeople"] as const).map((name) => ({
            name,
            label: t(`groupwork:programme.${name}`),
            ticked: programme?.[name] ?? false,
          }))}
        />
        <Ticks
          label={t("groupwork:programme.shown")}
          form={PROGRAMME_FORM}
          slip={slip}
          options={(["active", "example"] as const).map((name) => ({
            name,
            label: t(`groupwork:programme.${name}`),
            hint: t(`groupwork:programme.${name}Hint`),
            ticked: programme?.[name] ?? name === "active",
          }))}
        />
        <SaveOrLook>{t("groupwork:programme.save")}</SaveOrLook>
      </form>
      {programme && <GroupHistory title={t("groupwork:programme.history")} lines={history} />}
    </>
  );
}

function WordsFields({ programme, slip }: Props) {
  const t = useT();
  const field = useFields(PROGRAMME_FORM, slip);
  return (
    <>
      <TextInput {...field("name", programme?.name)} label={t("groupwork:programme.name")} />
      <TextArea
        {...field("summary", programme?.summary)}
        label={t("groupwork:programme.summary")}
        hint={t("groupwork:programme.summaryHint")}
        rows={2}
        max={400}
      />
      <TextInput {...field("forWhom", programme?.forWhom)} label={t("groupwork:programme.forWhom")} />
      <TextArea
        {...field("sessionIs", programme?.sessionIs)}
        label={t("groupwork:programme.sessionIs")}
        hint={t("groupwork:programme.sessionIsHint")}
        rows={4}
        max={2000}
      />
      <TextInput
        {...field("length", programme?.length)}
        label={t("groupwork:programme.length")}
        hint={t("groupwork:programme.lengthHint")}
      />
      <TextInput {...field("runBy", programme?.runBy)} label={t("groupwork:programme.runBy")} />
    </>
  );
}

function WhomFields({ programme, slip }: Props) {
  const t = useT();
  const field = useFields(PROGRAMME_FORM, slip);
  const age = (months: number | null | undefined, last: boolean) =>
    months === null || months === undefined ? "" : sayAge(t, months, last);
  const week = (it: number | null | undefined) => String(it ?? "");
  const { value: expecting, ...expectingField } = field(
    "expecting",
    slip?.form !== PROGRAMME_FORM && programme?.expecting ? "yes" : "",
  );
  return (
    <>
      <fieldset className="form-group">
        <legend>
          <h2>{t("groupwork:programme.ages")}</h2>
        </legend>
        <p>{t("groupwork:programme.agesText")}</p>
        <TextInput
          {...field("fromMonths", age(programme?.fromMonths, false))}
          label={t("groupwork:programme.fromAge")}
          hint={t("groupwork:programme.ageHint")}
          width={10}
        />
        <TextInput
          {...field("toMonths", age(programme?.toMonths, true))}
          label={t("groupwork:programme.toAge")}
          hint={t("groupwork:programme.toAgeHint")}
          width={10}
        />
      </fieldset>
      <Checkboxes
        {...expectingField}
        label={t("groupwork:programme.expecting")}
        values={expecting ? [expecting] : []}
        options={[{ value: "yes", label: t("groupwork:programme.expectingYes") }]}
        small
      />
      <TextInput
        {...field("fromWeeks", week(programme?.fromWeeks))}
        label={t("groupwork:programme.fromWeeks")}
        hint={t("groupwork:programme.weeksHint")}
        inputMode="numeric"
        width={2}
      />
      <TextInput
        {...field("toWeeks", week(programme?.toWeeks))}
        label={t("groupwork:programme.toWeeks")}
        inputMode="numeric"
        width={2}
      />
    </>
  );
}
