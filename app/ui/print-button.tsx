import { useT } from "../i18n/translate";

/** Does nothing without script, so only script shows it. */
export const PrintButton = () => (
  <button type="button" className="ds_button ds_button--secondary no-print" data-print hidden>
    {useT()("common:print")}
  </button>
);
