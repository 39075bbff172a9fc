import { formatDay, formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { HubNumbers } from "../ui/hub-numbers";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Phones } from "../ui/phones";
import { PrintButton } from "../ui/print-button";
import { Prose } from "../ui/prose";
import { Secrets } from "../ui/secrets";
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
  const { t, lang } = useSpeech();
  const due = { day: formatDay(lang, dueAt), time: formatTime(lang, dueAt) };
  return (
    <>
      <h1>{t("referral:sent.heading")}</h1>
      <Secrets
        reference={{ name: t("referral:sent.reference"), value: reference }}
        code={{ name: t("referral:sent.code"), value: code }}
      />
      {urgent && <UrgentPanel {...urgent} sent />}
      <p>{t("referral:sent.codeHint")}</p>
      <Notice kind="success">
        <p>{t(comesBackOnly ? "referral:sent.byCode" : "referral:sent.by", due)}</p>
      </Notice>
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
