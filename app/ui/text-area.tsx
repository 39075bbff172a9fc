import { formatNumber } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { Field, describedBy, type FieldProps } from "./field";

interface TextAreaProps extends FieldProps {
  value?: string | undefined;
  rows?: number | undefined;
  /** most characters; says so, and counts where script runs */
  max?: number | undefined;
}

/** Several lines of text. */
export function TextArea({ value, rows = 6, max, ...field }: TextAreaProps) {
  const { t, lang } = useSpeech();
  const count = `${field.id}-count`;
  return (
    <Field {...field}>
      <textarea
        id={field.id}
        name={field.name}
        rows={rows}
        defaultValue={value}
        data-max={max}
        aria-describedby={describedBy(field, ...(max ? [count] : []))}
        aria-invalid={field.error ? true : undefined}
        className={`ds_input${field.error ? " ds_input--error" : ""}`}
      />
      {max && (
        // the script puts its own number where # stands
        <p
          id={count}
          className="field__count quiet"
          data-left={t("common:count.left", { n: "#" })}
          data-over={t("common:count.over", { n: "#" })}
        >
          {t("common:count.upTo", { n: formatNumber(lang, max) })}
        </p>
      )}
    </Field>
  );
}
