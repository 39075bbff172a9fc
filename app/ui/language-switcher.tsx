import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { useSite } from "./site-context";

/** Each language in its own words. Nothing while there is only one. */
export function LanguageSwitcher() {
  const { t, lang } = useSpeech();
  const { languages, path, familyOrigin } = useSite();
  // what it posts to is a family page
  if (languages.length < 2 || familyOrigin) return null;
  return (
    <form method="post" action={paths.language} className="languages" aria-label={t("common:language")}>
      <input type="hidden" name="back" value={path} />
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="submit"
          name="lang"
          value={code}
          lang={code}
          aria-current={code === lang || undefined}
        >
          {name}
        </button>
      ))}
    </form>
  );
}
