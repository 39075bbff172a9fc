import { FieldSet, type FieldProps } from "./field";

export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

export interface ChoicesProps extends FieldProps {
  options: readonly Choice[];
  small?: boolean | undefined;
}

/** Radios and Checkboxes share everything but what a click means. */
export function Choices({
  kind,
  chosen,
  options,
  small,
  ...field
}: ChoicesProps & { kind: "radio" | "checkbox"; chosen: readonly string[] }) {
  return (
    <FieldSet {...field} className="choices">
      {options.map(({ value, label, hint }, at) => {
        // an error summary links to the first option
        const id = at === 0 ? field.id : `${field.id}-${value}`;
        return (
          <div key={value} className={`ds_${kind}${small ? ` ds_${kind}--small` : ""}`}>
            <input
              id={id}
              name={field.name}
              type={kind}
              value={value}
              defaultChecked={chosen.includes(value)}
              aria-describedby={hint && `${id}-about`}
              className={`ds_${kind}__input`}
            />
            <label htmlFor={id} className={`ds_${kind}__label`}>
              {label}
            </label>
            {hint && (
              <p id={`${id}-about`} className="ds_hint-text">
                {hint}
              </p>
            )}
          </div>
        );
      })}
    </FieldSet>
  );
}
