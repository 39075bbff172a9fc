import type { ReactNode } from "react";
import { useT } from "../i18n/translate";

export interface FieldProps {
  /** of the first control: what an error summary links to */
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** the label or legend is the page's h1 */
  heading?: boolean | undefined;
}

type Words = Pick<FieldProps, "id" | "hint" | "error">;

/** Ids of what is said about a field, for aria-describedby. @param more ids of further texts */
export const describedBy = ({ id, hint, error }: Words, ...more: string[]) =>
  [hint && `${id}-hint`, error && `${id}-error`, ...more].filter(Boolean).join(" ") || undefined;

/** Hint and error of a field, under its label. */
function FieldWords({ id, hint, error }: Words) {
  const t = useT();
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="ds_hint-text">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field__error">
          <span className="visually-hidden">{t("common:error.prefix")} </span>
          {error}
        </p>
      )}
    </>
  );
}

const classes = (error?: string) => (error ? "field field--error" : "field");

/** One control with its label. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const label = (
    <label className="ds_label" htmlFor={field.id}>
      {field.label}
    </label>
  );
  return (
    <div className={classes(field.error)}>
      {field.heading ? <h1>{label}</h1> : label}
      <FieldWords {...field} />
      {children}
    </div>
  );
}

/** Several controls that answer one question. */
export function FieldSet({
  children,
  className = "",
  ...field
}: FieldProps & { children: ReactNode; className?: string }) {
  return (
    <fieldset className={`${classes(field.error)} ${className}`.trim()} aria-describedby={describedBy(field)}>
      <legend>{field.heading ? <h1>{field.label}</h1> : field.label}</legend>
      <FieldWords {...field} />
      {children}
    </fieldset>
  );
}
