import { formatDate } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import { SPARE_INBOXES } from "./hub-forms";
import type { HubSettings } from "./hub-settings.server";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

type Props = Pick<HubSettings, "inboxes"> & { slip: StaffSlip | undefined };

export function HubInboxForms({ inboxes, slip }: Props) {
  const { t } = useSpeech();
  return (
    <section id="inboxes">
      <h2>{t("staff:hub.inboxes.title")}</h2>
      <p className="quiet">{t("staff:hub.inboxes.hint")}</p>
      {inboxes.map((it) => (
        <OneInbox key={it.kind} inbox={it} slip={slip} />
      ))}
    </section>
  );
}

function OneInbox({ inbox, slip }: { inbox: Props["inboxes"][number]; slip: Props["slip"] }) {
  const { t, lang } = useSpeech();
  const { kind, email, verifiedAt, waits } = inbox;
  const set = useFields(`inbox-${kind}`, slip);
  const verify = useFields(`verify-${kind}`, slip);
  return (
    <div className="inbox-settings">
      <h3>{t(`staff:hub.inboxes.${kind}`)}</h3>
      <p>
        {!email && t("staff:hub.inboxes.none")}
        {email && !verifiedAt && t("staff:hub.inboxes.unverified")}
        {verifiedAt && t("staff:hub.inboxes.verified", { date: formatDate(lang, verifiedAt) })}
        {verifiedAt && waits && <> {t("manage:inbox.waits", { email: waits })}</>}
      </p>
      {waits && (
        <form method="post">
          <input type="hidden" name="kind" value={kind} />
          <TextInput
            {...verify("code")}
            label={t("staff:hub.inboxes.code")}
            inputMode="numeric"
            autoComplete="off"
            width={10}
          />
          <Button name="intent" value="verify">
            {t("staff:hub.inboxes.verify")}
          </Button>
        </form>
      )}
      <form method="post">
        <input type="hidden" name="kind" value={kind} />
        <TextInput
          {...set("email", email)}
          label={t("staff:hub.inboxes.email")}
          type="email"
          autoComplete="off"
        />
        <Button kind="secondary" name="intent" value="inbox">
          {t("staff:hub.inboxes.set")}
        </Button>
        {SPARE_INBOXES.some((it) => it === kind) && email && (
          <Button kind="quiet" name="intent" value="removeInbox">
            {t("staff:hub.inboxes.remove")}
          </Button>
        )}
      </form>
    </div>
  );
}
