import { useT } from "../i18n/translate";
import { Notice } from "../ui/notice";

/** Whose rules are being changed: on every page of it, so that no number ends up with another family. */
export function EntryAbout({ reference }: { reference: string | undefined }) {
  const t = useT();
  if (!reference) return null;
  return (
    <Notice kind="info">
      <p>{t("desk:entry.about", { reference })}</p>
    </Notice>
  );
}
