import { formatNumber } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { Field, describedBy, type FieldProps } from "./field";

interface Counter {
  /** how many more there may be, counted where script runs */
  most: number;
  of: "max" | "words";
  says: string;
  /** the script puts its own number where # stands */
  left: string;
  over: string;
}

interface TextAreaProps extends FieldProps {
  value?: string | undefined;
  rows?: number | undefined;
  /** most characters; says so, and counts where script runs */
  max?: number | undefined;
  /** counts words, and says so in words of its own */
  words?: Omit<Counter, "of"> | undefined;
}

/** Several lines of text. */
export function TextArea({ value, rows = 6, max, words, ...field }: TextAreaProps) {
  const { t, lang } = useSpeech();
  const letters = max && {
    ...{ most: max, of: "max" as const, says: t("common:count.upTo", { n: formatNumber(lang, max) }) },
    ...{ left: t("common:count.left", { n: "#" }), over: t("common:count.over", { n: "#" }) },
  };
  const counter: Counter | undefined = words ? { ...words, of: "words" } : letters || undefined;
  const count = `${field.id}-count`;
  return (
    <Field {...field}>
      <textarea
        id={field.id}
        name={field.name}
        rows={rows}
        defaultValue={value}
        {...(counter ? { [`data-${counter.of}`]: counter.most } : {})}
        aria-describedby={describedBy(field, ...(counter ? [count] : []))}
        aria-invalid={field.error ? true : undefined}
        className={`ds_input${field.error ? " ds_input--error" : ""}`}
      />
      {counter && (
        <p id={count} className="field__count quiet" data-left={counter.left} data-over={counter.over}>
          {counter.says}
        </p>
      )}
    </Field>
  );
}
