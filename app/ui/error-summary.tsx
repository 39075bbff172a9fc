import { useT } from "../i18n/translate";

export interface FieldError {
  /** id of the control it is about */
  field: string;
  text: string;
}

/** All that is wrong, before the form. Shows nothing when nothing is; the script moves the focus here. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const t = useT();
  if (errors.length === 0) return null;
  return (
    <div className="ds_error-summary" tabIndex={-1} data-errors>
      <div role="alert">
        <h2 className="ds_error-summary__title">{t("common:error.title")}</h2>
        <ul className="ds_error-summary__list">
          {errors.map(({ field, text }) => (
            <li key={field + text}>
              <a href={`#${field}`}>{text}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
