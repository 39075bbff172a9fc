import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { LanguageSwitcher } from "./language-switcher";

export function Header({ home = paths.home }: { home?: string }) {
  const t = useT();
  return (
    <header className="header">
      <div className="ds_wrapper">
        <a href={home} className="header__name">
          {t("common:siteName")} <span className="header__place">{t("common:place")}</span>
        </a>
        <LanguageSwitcher />
      </div>
    </header>
  );
}
