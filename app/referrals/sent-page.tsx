import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { HubNumbers } from "../ui/hub-numbers";
import { LinkButton } from "../ui/link-button";
import { Phones } from "../ui/phones";
import { PrintButton } from "../ui/print-button";
import { Prose } from "../ui/prose";
import { Secrets } from "../ui/secrets";
import { DueNotice } from "./due-notice";
import { UrgentPanel } from "./urgent-panel";

interface Props {
  reference: string;
  code: string;
  dueAt: Date;
  comesBackOnly: boolean;
  hub: { name: string; phone: string } | null;
  urgent: { opens: string; closed: boolean } | null;
}

/** The request is with the hub: its reference, its code, by when a person will have been in touch. */
export function SentPage({ reference, code, dueAt, comesBackOnly, hub, urgent }: Props) {
  const { t } = useSpeech();
  return (
    <>
      <h1>{t("referral:sent.heading")}</h1>
      <Secrets
        reference={{ name: t("referral:sent.reference"), value: reference }}
        code={{ name: t("referral:sent.code"), value: code }}
      />
      {urgent && <UrgentPanel {...urgent} sent />}
      <p>{t("referral:sent.codeHint")}</p>
      <DueNotice dueAt={dueAt} comesBackOnly={comesBackOnly} />
      <Prose blocks={[t("referral:sent.late")]} />
      {hub ? <Phones lines={[{ id: hub.name, name: hub.name, number: hub.phone }]} /> : <HubNumbers />}
      <h2>{t("referral:sent.keep")}</h2>
      <p>{t("referral:sent.keepBody")}</p>
      <div className="form-buttons">
        <LinkButton href={paths.yourPage}>{t("referral:sent.yourPage")}</LinkButton>
        <PrintButton />
      </div>
    </>
  );
}

/** Ten minutes later, or after leaving. */
export function SentGone() {
  const { t } = useSpeech();
  return (
    <>
      <h1>{t("referral:sent.gone.heading")}</h1>
      <p>{t("referral:sent.gone.lead")}</p>
      <HubNumbers />
    </>
  );
}
