import { useT } from "../i18n/translate";
import { paths } from "../paths";

const LINKS = ["helpNow", "stories", "safety", "privacy", "accessibility", "contact"] as const;

export function Footer() {
  const t = useT();
  return (
    <footer className="footer">
      <nav className="ds_wrapper" aria-label={t("common:footer.label")}>
        <ul>
          {LINKS.map((page) => (
            <li key={page}>
              <a href={paths[page]}>{t(`common:footer.${page}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="ds_wrapper">
        <p>{t("common:footer.about")}</p>
      </div>
    </footer>
  );
}
