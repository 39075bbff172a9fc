import { useSpeech } from "../i18n/translate";
import { HelpNumbers } from "../ui/help-numbers";
import { HubNumbers } from "../ui/hub-numbers";
import { Notice } from "../ui/notice";
import type { PageHandle } from "../ui/page-handle";
import { Prose } from "../ui/prose";
import { useSite } from "../ui/site-context";

export const handle: PageHandle = { title: (t) => t("pages:helpNow.title"), sameForAll: true };

export default function HelpNow() {
  const { helpNow } = useSpeech().words.pages;
  const { outOfHours } = useSite();
  return (
    <>
      <h1>{helpNow.heading}</h1>
      <Notice kind="urgent" title={helpNow.danger}>
        <p>{helpNow.dangerText}</p>
      </Notice>
      <h2>{helpNow.lines}</h2>
      <p>{helpNow.linesText}</p>
      {!outOfHours && (
        <Notice kind="info">
          <Prose blocks={[helpNow.noOutOfHours]} />
        </Notice>
      )}
      <HelpNumbers checks />
      <p className="quiet">{helpNow.bsl}</p>
      <h2>{helpNow.hubs}</h2>
      <HubNumbers />
    </>
  );
}
