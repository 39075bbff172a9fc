import type { HTMLAttributes } from "react";
import { Field, describedBy, type FieldProps } from "./field";

interface TextInputProps extends FieldProps {
  value?: string | undefined;
  type?: "text" | "tel" | "email" | "password" | "date" | undefined;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  autoComplete?: string | undefined;
  /** characters it looks made for; full width without */
  width?: 2 | 4 | 10 | 20 | undefined;
  spellCheck?: boolean | undefined;
}

/** One line of text. */
export function TextInput({
  value,
  type = "text",
  inputMode,
  autoComplete,
  width,
  spellCheck,
  ...field
}: TextInputProps) {
  return (
    <Field {...field}>
      <input
        id={field.id}
        name={field.name}
        type={type}
        // numbers and addresses are written left to right in every language
        dir={type === "tel" || type === "email" ? "ltr" : undefined}
        defaultValue={value}
        inputMode={inputMode}
        autoComplete={autoComplete}
        spellCheck={spellCheck}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? true : undefined}
        className={`ds_input${width ? ` ds_input--fixed-${width}` : ""}${field.error ? " ds_input--error" : ""}`}
      />
    </Field>
  );
}
