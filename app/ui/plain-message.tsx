import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { HelpNumbers } from "./help-numbers";
import { HubNumbers } from "./hub-numbers";
import { useSite } from "./site-context";

export type PlainKind = "notFound" | "fault" | "refused" | "tooLong";

/** What a page says when it cannot be the page that was asked for: never without a way on and a number. */
export function PlainMessage({ kind }: { kind: PlainKind }) {
  const t = useT();
  const { faultReference, hubs, familyOrigin } = useSite();
  return (
    <>
      <h1>{t(`pages:plain.${kind}.title`)}</h1>
      <p className="lead">{t(`pages:plain.${kind}.text`)}</p>
      {kind === "fault" && <p>{t("pages:plain.reference", { reference: faultReference })}</p>}
      <h2>{t("pages:plain.waysOn")}</h2>
      <ul>
        {familyOrigin && (
          <li>
            <a href={paths.staff}>{t("common:staffNav.inbox")}</a>
          </li>
        )}
        <li>
          <a href={`${familyOrigin}${paths.home}`}>{t("pages:plain.home")}</a>
        </li>
        <li>
          <a href={`${familyOrigin}${paths.findHub}`}>{t("pages:home.find.title")}</a>
        </li>
        <li>
          <a href={`${familyOrigin}${paths.ask}`}>{t("pages:home.ask.title")}</a>
        </li>
      </ul>
      {hubs.length > 0 && (
        <>
          <h2>{t("pages:plain.talk")}</h2>
          <HubNumbers />
        </>
      )}
      <h2>{t("pages:home.helpNow")}</h2>
      <HelpNumbers />
    </>
  );
}
