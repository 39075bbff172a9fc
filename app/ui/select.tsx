import { Field, describedBy, type FieldProps } from "./field";

interface SelectProps extends FieldProps {
  value?: string | undefined;
  options: ReadonlyArray<{ value: string; label: string }>;
}

/** One of many, in the browser's own list. */
export const Select = ({ value, options, ...field }: SelectProps) => (
  <Field {...field}>
    <select
      id={field.id}
      name={field.name}
      defaultValue={value}
      aria-describedby={describedBy(field)}
      className="ds_input select"
    >
      {options.map((it) => (
        <option key={it.value} value={it.value}>
          {it.label}
        </option>
      ))}
    </select>
  </Field>
);
