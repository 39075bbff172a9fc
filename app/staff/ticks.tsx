import { FieldSet } from "../ui/field";
import { fieldId } from "./form-problems";
import type { StaffSlip } from "./staff-slip.server";

interface Props {
  label: string;
  form: string;
  slip: StaffSlip | undefined;
  options: ReadonlyArray<{ name: string; label: string; hint?: string; ticked: boolean }>;
}

/** Boxes of one form that each say yes to a thing of its own, under its own name. */
export function Ticks({ label, form, slip, options }: Props) {
  const typed = slip?.form === form ? slip.values : undefined;
  return (
    <FieldSet id={fieldId(form, options[0]!.name)} name="" label={label} className="choices">
      {options.map((it) => {
        const id = fieldId(form, it.name);
        return (
          <div key={it.name} className="ds_checkbox ds_checkbox--small">
            <input
              id={id}
              name={it.name}
              type="checkbox"
              value="yes"
              defaultChecked={typed ? typed[it.name]?.[0] === "yes" : it.ticked}
              aria-describedby={it.hint && `${id}-about`}
              className="ds_checkbox__input"
            />
            <label htmlFor={id} className="ds_checkbox__label">
              {it.label}
            </label>
            {it.hint && (
              <p id={`${id}-about`} className="ds_hint-text">
                {it.hint}
              </p>
            )}
          </div>
        );
      })}
    </FieldSet>
  );
}
