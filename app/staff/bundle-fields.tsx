import { useSpeech, useT } from "../i18n/translate";
import { LANGUAGES } from "../questions/languages";
import { Checkboxes } from "../ui/checkboxes";
import { DateInput } from "../ui/date-input";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { fieldId } from "./form-problems";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { linesFor, UNBORN } from "./typed-bundle";

/** What stands in the fields before anybody types. */
export interface NeedsShown {
  seats: number;
  other: string;
  children: Array<{ said: string; creche: boolean }>;
  /** ISO date, or month; "" where nobody expects */
  due: string;
  dueCreche: boolean;
  transport: number;
  access: string;
  speaks: string;
  interpreter: boolean;
}

export const NOTHING_YET: NeedsShown = {
  ...{ seats: 1, other: "", children: [], due: "", dueCreche: false, transport: 0 },
  ...{ access: "", speaks: "", interpreter: false },
};

interface BundleFieldsProps {
  form: string;
  shown: NeedsShown;
  /** what the group has; what it has not is not asked */
  has: { creche: boolean; transport: boolean };
  slip: StaffSlip | undefined;
}

/** Who comes, and what they need to come and take part. */
export function BundleFields({ form, shown, has, slip }: BundleFieldsProps) {
  const { t, words } = useSpeech();
  const field = useFields(form, slip);
  const typed = slip?.form === form ? slip.values : undefined;
  const [year = "", month = "", day = ""] = shown.due.split("-");
  const due = field("due");
  const { value: interpreter, ...interpreterField } = field("interpreter", shown.interpreter ? "yes" : "");
  const languages = words.referral.questions.language.options as Record<string, string>;
  return (
    <>
      <TextInput
        {...field("seats", String(shown.seats))}
        label={t("register:bundle.seats")}
        hint={t("register:bundle.seatsHint")}
        inputMode="numeric"
        width={2}
      />
      <TextInput
        {...field("other", shown.other)}
        label={t("register:bundle.other")}
        width={20}
        autoComplete="off"
      />
      <ChildLines {...{ form, shown, has, slip }} />
      <DateInput
        id={due.id}
        name="due"
        error={due.error}
        label={t("register:bundle.due")}
        hint={t("register:bundle.dueHint")}
        value={{
          day: typed?.["due.day"]?.[0] ?? day,
          month: typed?.["due.month"]?.[0] ?? month,
          year: typed?.["due.year"]?.[0] ?? year,
        }}
      />
      {has.creche && (
        <Checkboxes
          id={fieldId(form, "creche-due")}
          name="creche"
          label={t("register:bundle.dueCrecheLabel")}
          values={(typed ? typed.creche?.includes(UNBORN) : shown.dueCreche) ? [UNBORN] : []}
          options={[{ value: UNBORN, label: t("register:bundle.dueCreche") }]}
          small
        />
      )}
      {has.transport && (
        <TextInput
          {...field("transport", String(shown.transport))}
          label={t("register:bundle.transport")}
          hint={t("register:bundle.transportHint")}
          inputMode="numeric"
          width={2}
        />
      )}
      <TextArea {...field("access", shown.access)} label={t("register:bundle.access")} rows={3} max={1000} />
      <Select
        {...field("speaks", shown.speaks || "english")}
        label={t("register:bundle.speaks")}
        options={LANGUAGES.map((value) => ({ value, label: languages[value]! }))}
      />
      <Checkboxes
        {...interpreterField}
        label={t("register:bundle.interpreter")}
        values={interpreter ? [interpreter] : []}
        options={[{ value: "yes", label: t("register:bundle.interpreterYes") }]}
        small
      />
    </>
  );
}

function ChildLines({ form, shown, has, slip }: BundleFieldsProps) {
  const t = useT();
  const field = useFields(form, slip);
  const typed = slip?.form === form ? slip.values : undefined;
  const lines = Array.from({
    length: linesFor(typed?.age?.length ? typed.age.length - 2 : shown.children.length),
  });
  return (
    <fieldset className="child-lines choices">
      <legend className="ds_label">{t("register:bundle.children")}</legend>
      <p className="ds_hint-text">{t("register:bundle.childrenHint")}</p>
      {lines.map((_, at) => {
        const { id, error } = field(`age-${at}`);
        const ticked = typed ? typed.creche?.includes(String(at)) : shown.children[at]?.creche;
        return (
          <div key={at} className="child-lines__line">
            <TextInput
              {...{ id, error }}
              name="age"
              value={typed ? typed.age?.[at] : shown.children[at]?.said}
              label={t("register:bundle.age", { n: at + 1 })}
              width={10}
              autoComplete="off"
            />
            {has.creche && (
              <div className="ds_checkbox ds_checkbox--small">
                <input
                  id={`${id}-creche`}
                  className="ds_checkbox__input"
                  type="checkbox"
                  name="creche"
                  value={at}
                  defaultChecked={ticked}
                />
                <label className="ds_checkbox__label" htmlFor={`${id}-creche`}>
                  {t("register:bundle.creche", { n: at + 1 })}
                </label>
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
