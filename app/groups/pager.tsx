import { useT } from "../i18n/translate";

interface PagerProps {
  page: number;
  pages: number;
  /** @param page from 1 */
  addressOf: (page: number) => string;
}

/** To the page before and the next one, where there is more than one. */
export function Pager({ page, pages, addressOf }: PagerProps) {
  const t = useT();
  if (pages < 2) return null;
  return (
    <nav className="pager" aria-label={t("groups:pages")}>
      {page > 1 && (
        <a href={addressOf(page - 1)} rel="prev">
          {t("groups:before")}
        </a>
      )}
      <span>{t("groups:page", { page, pages })}</span>
      {page < pages && (
        <a href={addressOf(page + 1)} rel="next">
          {t("groups:after")}
        </a>
      )}
    </nav>
  );
}
