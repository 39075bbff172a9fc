import { useT } from "../i18n/translate";
import { FieldSet, type FieldProps } from "./field";

export interface DateParts {
  day: string;
  month: string;
  year: string;
}

const PARTS = [
  { part: "day", width: 2 },
  { part: "month", width: 2 },
  { part: "year", width: 4 },
] as const;

/** A date in three boxes, sent as `name.day`, `name.month` and `name.year`. */
export function DateInput({ value, ...field }: FieldProps & { value?: DateParts | undefined }) {
  const t = useT();
  return (
    <FieldSet {...field}>
      <div className="date-input">
        {PARTS.map(({ part, width }) => {
          const id = part === "day" ? field.id : `${field.id}-${part}`;
          return (
            <div key={part}>
              <label htmlFor={id} className="ds_label">
                {t(`common:date.${part}`)}
              </label>
              <input
                id={id}
                name={`${field.name}.${part}`}
                type="text"
                inputMode="numeric"
                autoComplete="off"
                defaultValue={value?.[part]}
                aria-invalid={field.error ? true : undefined}
                className={`ds_input ds_input--fixed-${width}${field.error ? " ds_input--error" : ""}`}
              />
            </div>
          );
        })}
      </div>
    </FieldSet>
  );
}
