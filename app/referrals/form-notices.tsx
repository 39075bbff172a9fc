import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Notice } from "../ui/notice";
import type { Place } from "./place.question";
import { UrgentPanel } from "./urgent-panel";

export interface FormNoticesProps {
  found: Place | null;
  urgent: { opens: string; closed: boolean } | null;
}

/** Above the question: numbers to ring now, and the hub that was just found. */
export function FormNotices({ found, urgent }: FormNoticesProps) {
  const t = useT();
  return (
    <>
      {urgent && <UrgentPanel {...urgent} />}
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
