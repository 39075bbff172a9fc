import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { inFours } from "../ui/in-fours";
import { useWhen } from "./when";

interface EnteredPageProps {
  /** undefined: ten minutes are over */
  entered: { reference: string; code: string; dueAt: Date; urgent: boolean; mine: boolean } | undefined;
}

/** What is read out to whoever rang, or written down for them. */
export function EnteredPage({ entered }: EnteredPageProps) {
  const t = useT();
  const when = useWhen();
  if (!entered)
    return (
      <>
        <h1>{t("desk:entry.gone")}</h1>
        <p>{t("desk:entry.goneText")}</p>
        <LinkButton href={paths.staff}>{t("staff:request.back")}</LinkButton>
      </>
    );
  return (
    <>
      <h1>{t("desk:entry.done")}</h1>
      <p>{t("desk:entry.readOut")}</p>
      <dl className="sent-codes">
        <dt>{t("referral:sent.reference")}</dt>
        <dd className="sent-code">{entered.reference}</dd>
        <dt>{t("referral:sent.code")}</dt>
        <dd className="sent-code">{inFours(entered.code)}</dd>
      </dl>
      <Notice kind="info" title={t("desk:entry.say")}>
        <ul>
          <li>{t("desk:entry.sayBy", { at: when(entered.dueAt) })}</li>
          <li>{t("desk:entry.sayPage")}</li>
          <li>{t("desk:entry.saySafe")}</li>
        </ul>
      </Notice>
      {entered.urgent && (
        <Notice kind="urgent">
          <p>{t("desk:entry.urgent")}</p>
        </Notice>
      )}
      {!entered.mine && <p>{t("desk:entry.otherHub")}</p>}
      <div className="form-buttons">
        {entered.mine && (
          <LinkButton href={paths.request(entered.reference)}>{t("desk:entry.see")}</LinkButton>
        )}
        <LinkButton href={paths.enter} kind="secondary">
          {t("desk:entry.another")}
        </LinkButton>
      </div>
    </>
  );
}
