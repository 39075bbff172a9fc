import type { ReactNode } from "react";
import { useT } from "../i18n/translate";
import { Button } from "../ui/button";

/** What was typed, as families would see it; nothing of it is saved yet. */
export function Preview({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <section className="preview" aria-labelledby="preview">
      <h2 id="preview" tabIndex={-1}>
        {t("manage:preview.title")}
      </h2>
      <p>{t("manage:preview.text")}</p>
      <div className="preview__page">{children}</div>
    </section>
  );
}

/** Saves a form, or shows what it would look like. */
export function SaveOrLook({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <div className="form-buttons">
      <Button>{children}</Button>
      <Button kind="secondary" name="preview" value="yes">
        {t("manage:preview.button")}
      </Button>
    </div>
  );
}
