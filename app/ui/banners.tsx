import { useSpeech } from "../i18n/translate";
import { useSite } from "./site-context";

/** What must be known about the whole site before anything on it is believed. */
export function Banners() {
  const { t, checked } = useSpeech();
  const { example } = useSite();
  if (!example && checked) return null;
  return (
    <section className="banner no-print" aria-label={t("common:aboutThisSite")}>
      <div className="ds_wrapper">
        {example && (
          <p>
            <strong>{t("common:exampleOnly")}</strong>
          </p>
        )}
        {!checked && <p>{t("common:unchecked")}</p>}
      </div>
    </section>
  );
}
