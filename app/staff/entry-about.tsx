import { useT } from "../i18n/translate";
import { paths } from "../paths";
import type { Came } from "../referrals/enter.server";
import { Notice } from "../ui/notice";

interface EntryAboutProps {
  reference: string | undefined;
  came?: Came | undefined;
  /** how it came, where it is a story */
  story?: Came["via"] | undefined;
}

/** Whose rules are being changed: on every page of it, so that no number ends up with another family. Of a new request,
 *  how it came and who asked. */
export function EntryAbout({ reference, came, story }: EntryAboutProps) {
  const t = useT();
  if (story)
    return (
      <Notice kind="info">
        <p>{t("story:enter.came", { way: t(`story:enter.way.${story}`) })}</p>
      </Notice>
    );
  if (came)
    return (
      <Notice kind="info">
        <p>
          {t("desk:entry.came", {
            way: t(`desk:entry.way.${came.via}`),
            asker: t(`desk:asker.${came.askedBy}`),
          })}{" "}
          <a href={paths.enter}>
            {t("common:change")}
            <span className="visually-hidden"> {t("desk:entry.changeCame")}</span>
          </a>
        </p>
      </Notice>
    );
  if (!reference) return null;
  return (
    <Notice kind="info">
      <p>{t("desk:entry.about", { reference })}</p>
    </Notice>
  );
}
