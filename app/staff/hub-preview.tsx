import { DueNotice } from "../referrals/due-notice";
import { useT } from "../i18n/translate";
import { HubPage } from "../ui/hub-page";
import { ClosingPreview } from "./closing-preview";
import { Preview } from "./preview";
import type { previewHub } from "./preview-hub.server";

/** A hub as families would see it with what was typed. */
export function HubPreview({ shown }: { shown: NonNullable<Awaited<ReturnType<typeof previewHub>>> }) {
  const t = useT();
  if (shown.kind === "closed")
    return (
      <Preview>
        <ClosingPreview {...shown} />
      </Preview>
    );
  return (
    <Preview>
      <HubPage {...shown.page} preview />
      {shown.dueAt && (
        <>
          <h3>{t("manage:preview.asksNow")}</h3>
          <DueNotice dueAt={shown.dueAt} />
        </>
      )}
    </Preview>
  );
}
