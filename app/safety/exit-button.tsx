import { useT } from "../i18n/translate";
import { useSite } from "../ui/site-context";

/** "Leave this website quickly": a form, so that it works without script; the script makes it instant. */
export function ExitButton() {
  const t = useT();
  const { path, decoyUrl } = useSite();
  return (
    <form method="post" action={path} className="exit" aria-label={t("common:exit")} data-exit={decoyUrl}>
      <input type="hidden" name="leave" value="1" />
      <button type="submit" className="exit__button">
        {t("common:exit")}
      </button>
    </form>
  );
}
