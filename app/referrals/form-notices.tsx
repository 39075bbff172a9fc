import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Notice } from "../ui/notice";
import type { Place } from "./place.question";
import { UrgentLine, UrgentPanel } from "./urgent-panel";

export interface FormNoticesProps {
  found: Place | null;
  urgent: { opens: string; closed: boolean; story?: boolean } | null;
  /** on the first page after the words that worried us: everything, later one line */
  whole: boolean;
  /** the answers replace earlier ones */
  replaces: boolean;
}

/** Above the question: numbers to ring now, and the hub that was just found. */
export function FormNotices({ found, urgent, whole, replaces }: FormNoticesProps) {
  const t = useT();
  return (
    <>
      {urgent && (whole ? <UrgentPanel {...urgent} /> : <UrgentLine />)}
      {replaces && (
        <Notice kind="info">
          <p>{t("contact:replaces")}</p>
        </Notice>
      )}
      {found && (
        <Notice kind="info">
          <p>
            {found.how === "outside"
              ? t("referral:found.outside", { council: found.council ?? "" })
              : t(found.how === "check" ? "referral:found.check" : "referral:found.hub", {
                  hub: found.hubName ?? "",
                })}{" "}
            <a href={paths.formStep("q2")}>{t("referral:found.notRight")}</a>
          </p>
        </Notice>
      )}
    </>
  );
}
