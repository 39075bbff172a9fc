import { useT } from "../i18n/translate";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface Props {
  form: string;
  /** left out: the form as a whole */
  field?: string;
  slip: StaffSlip | undefined;
}

/** What went wrong, beside a button or a form that has no field for it; the error summary leads here. */
export function ProblemHere({ form, field = "form", slip }: Props) {
  const t = useT();
  const { id, error } = useFields(form, slip)(field);
  if (!error) return null;
  return (
    <p id={id} className="field__error" tabIndex={-1}>
      <span className="visually-hidden">{t("common:error.prefix")} </span>
      {error}
    </p>
  );
}
