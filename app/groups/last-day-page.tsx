import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { ErrorSummary } from "../ui/error-summary";
import { HubNumbers } from "../ui/hub-numbers";
import { FeedbackForm, missingIn } from "./feedback-form";
import type { readLastDay } from "./last-day.server";

/** Three questions and nothing else: no name of the group either. */
export function LastDayPage(page: Awaited<ReturnType<typeof readLastDay>>) {
  const t = useT();
  if (page.done)
    return (
      <>
        <h1>{t("booking:feedback.thanks")}</h1>
        <p className="lead">{t("booking:feedback.thanksBody")}</p>
      </>
    );
  if (!page.open)
    return (
      <>
        <h1>{t("booking:feedback.closed")}</h1>
        <p className="lead">{t("booking:feedback.closedBody")}</p>
        <HubNumbers />
      </>
    );
  const errors = missingIn("end", page.typed, t);
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1>{t("booking:feedback.end")}</h1>
      <p>{t("booking:feedback.lead")}</p>
      <FeedbackForm
        stage="end"
        action={paths.lastDay(page.qr)}
        hidden={{ once: page.once }}
        typed={page.typed}
      />
    </>
  );
}
