import { useT } from "../i18n/translate";
import { Notice } from "../ui/notice";
import { Phones } from "../ui/phones";
import { useSite } from "../ui/site-context";

/** Numbers that answer now. Said plainly where nobody reads the page until a hub opens. */
export function UrgentPanel({ opens, closed }: { opens: string; closed: boolean }) {
  const t = useT();
  const { helplines } = useSite();
  return (
    <Notice kind="urgent" title={t("referral:urgent.title")}>
      <p>{t("referral:urgent.body")}</p>
      <p>{closed ? t("referral:urgent.closed", { when: opens }) : t("referral:urgent.open")}</p>
      <Phones lines={helplines} />
    </Notice>
  );
}
