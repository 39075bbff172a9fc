import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { HelpNumbers } from "../ui/help-numbers";
import { Notice } from "../ui/notice";
import { PhoneLink } from "../ui/phone-link";

interface Props {
  /** when the hub opens, in words; "" where that is not known */
  opens: string;
  closed: boolean;
  /** the request is with the hub already */
  sent?: boolean | undefined;
  /** it is a story: nobody answers one today, whether or not a hub is open */
  story?: boolean | undefined;
}

/** Numbers that answer at this hour. Said plainly where nobody reads the page until a hub opens. */
export function UrgentPanel({ opens, closed, sent, story }: Props) {
  const t = useT();
  return (
    <Notice kind="urgent" title={t("referral:urgent.title")}>
      <p>{t(sent ? "referral:urgent.sentBody" : "referral:urgent.body")}</p>
      <p>
        {story
          ? t("story:urgent")
          : closed
            ? t(opens ? "referral:urgent.closed" : "referral:urgent.closedUnknown", { when: opens })
            : t("referral:urgent.open")}
      </p>
      <HelpNumbers dayAndNight />
      <p>
        <a href={paths.helpNow}>{t("referral:urgent.more")}</a>
      </p>
    </Notice>
  );
}

/** The same in one line, on the pages after the one that said it whole. */
export function UrgentLine() {
  const t = useT();
  return (
    <Notice kind="urgent">
      <p>
        <strong>{t("referral:urgent.short")}</strong> <PhoneLink number="999" />{" "}
        <a href={paths.helpNow}>{t("referral:urgent.more")}</a>
      </p>
    </Notice>
  );
}
