import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { HelpNumbers } from "../ui/help-numbers";
import { Notice } from "../ui/notice";

/** Numbers that answer at this hour. Said plainly where nobody reads the page until a hub opens. */
export function UrgentPanel({ opens, closed }: { opens: string; closed: boolean }) {
  const t = useT();
  return (
    <Notice kind="urgent" title={t("referral:urgent.title")}>
      <p>{t("referral:urgent.body")}</p>
      <p>{closed ? t("referral:urgent.closed", { when: opens }) : t("referral:urgent.open")}</p>
      <HelpNumbers dayAndNight />
      <p>
        <a href={paths.helpNow}>{t("referral:urgent.more")}</a>
      </p>
    </Notice>
  );
}
