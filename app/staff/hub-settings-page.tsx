import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { Notice } from "../ui/notice";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { WhomToTell } from "../ui/whom-to-tell";
import { ClosingDaysForm } from "./closing-days-form";
import { HubHoursForm } from "./hub-hours-form";
import { HubBlocksForm } from "./hub-blocks-form";
import { HubInboxForms } from "./hub-inbox-forms";
import { HubLabelsForm } from "./hub-labels-form";
import { HubPeopleForm } from "./hub-people-form";
import { HubPreview } from "./hub-preview";
import type { HubSettings } from "./hub-settings.server";
import { MarkField } from "./mark-field";
import { SaveOrLook } from "./preview";
import { ProblemHere } from "./problem-here";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

type Props = HubSettings & {
  slip: StaffSlip | undefined;
  /** who looks after the whole service; null: this person does */
  tell: string[] | null;
};

/** Where what a hub lacks is put right. */
const WHERE: Record<HubSettings["lacks"][number], string> = {
  ...{ contacts: "#contacts", manager: "#contacts", hours: "#hours" },
  ...{ duty: "#inboxes", fallback: "#inboxes", staff: paths.people },
};

export function HubSettingsPage(props: Props) {
  const t = useT();
  const { hub, lacks, slip, tell, preview } = props;
  return (
    <>
      <h1>{t("staff:hub.title", { hub: hub.name })}</h1>
      <SlipNotice slip={slip} />
      {hub.example && (
        <Notice kind="info">
          <p>{t("staff:hub.example")}</p>
        </Notice>
      )}
      {lacks.length > 0 && (
        <Notice kind="info" title={t("staff:hub.lacks.title")}>
          <ul>
            {lacks.map((it) => (
              <li key={it}>
                <a href={WHERE[it]}>{t(`staff:hub.lacks.${it}`)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p className="links-row">
        <a href={paths.history(hub.id)}>{t("manage:history.link")}</a>
        {hub.active && <a href={paths.hub(hub.id)}>{t("manage:hub.page")}</a>}
        {tell === null && <a href={paths.hubPlaces(hub.id)}>{t("manage:places.link")}</a>}
      </p>
      <WhomToTell text={t("manage:hub.ofAll")} names={tell} />
      {preview && <HubPreview shown={preview} />}
      <Switch on={hub.active} lacking={lacks.length > 0} slip={slip} />
      <Contacts {...props} />
      <Times {...props} />
      <HubHoursForm hours={hub.hours} mark={props.mark} slip={slip} />
      <ClosingDaysForm days={props.closing} hint={t("staff:hub.closingHint")} slip={slip} />
      <HubPeopleForm people={props.people} slip={slip} />
      <HubLabelsForm labels={props.labels} slip={slip} />
      <HubBlocksForm blocks={props.blocks} slip={slip} />
      <HubInboxForms {...props} />
    </>
  );
}

function Switch({ on, lacking, slip }: { on: boolean; lacking: boolean; slip: Props["slip"] }) {
  const t = useT();
  return (
    <form method="post">
      <p>{t(on ? "staff:hub.on" : "staff:hub.off")}</p>
      <ProblemHere form="switch" field="to" slip={slip} />
      <input type="hidden" name="intent" value="switch" />
      {!on && !lacking && (
        <Button kind="secondary" name="to" value="on">
          {t("staff:hub.switchOn")}
        </Button>
      )}
      {on && (
        <div className="request-actions">
          <details>
            <summary>{t("staff:hub.switchOff")}</summary>
            <p>{t("manage:switchOff")}</p>
            <Button kind="secondary" name="to" value="off">
              {t("staff:hub.switchOff")}
            </Button>
          </details>
        </div>
      )}
    </form>
  );
}

const inHours = (minutes: number) => String(Number((minutes / 60).toFixed(2)));

function Times({ hub, mark, slip }: Props) {
  const t = useT();
  const field = useFields("times", slip);
  return (
    <form method="post">
      <h2>{t("staff:hub.times.title")}</h2>
      <input type="hidden" name="intent" value="times" />
      <MarkField form="times" mark={mark} slip={slip} />
      <TextInput
        {...field("outcomeHours", inHours(hub.outcomeMinutes))}
        label={t("staff:hub.times.outcome")}
        hint={t("staff:hub.times.outcomeHint")}
        inputMode="decimal"
        width={4}
      />
      <TextInput
        {...field("leaseHours", inHours(hub.leaseMinutes))}
        label={t("staff:hub.times.lease")}
        hint={t("staff:hub.times.leaseHint")}
        inputMode="decimal"
        width={4}
      />
      <TextInput
        {...field("contactTries", String(hub.contactTries))}
        label={t("staff:hub.times.tries")}
        hint={t("staff:hub.times.triesHint")}
        inputMode="numeric"
        width={4}
      />
      <TextInput
        {...field("retentionDays", hub.retentionDays === null ? "" : String(hub.retentionDays))}
        label={t("manage:hub.retention")}
        hint={t("manage:hub.retentionHint")}
        inputMode="numeric"
        width={4}
      />
      <Button>{t("staff:hub.times.save")}</Button>
    </form>
  );
}

function Contacts({ hub, mark, slip }: Props) {
  const t = useT();
  const field = useFields("contacts", slip);
  const { value: real, ...realField } = field("real");
  return (
    <form method="post" id="contacts">
      <h2>{t("staff:hub.contacts.title")}</h2>
      <input type="hidden" name="intent" value="contacts" />
      <MarkField form="contacts" mark={mark} slip={slip} />
      <TextInput {...field("name", hub.name)} label={t("manage:hub.name")} hint={t("manage:hub.nameHint")} />
      <TextInput
        {...field("locality", hub.locality)}
        label={t("manage:hub.locality")}
        hint={t("manage:hub.localityHint")}
      />
      <TextInput {...field("phone", hub.phone)} label={t("staff:hub.contacts.phone")} type="tel" width={20} />
      <TextInput {...field("email", hub.email)} label={t("staff:hub.contacts.email")} type="email" />
      <TextArea
        {...field("address", hub.address.join("\n"))}
        label={t("staff:hub.contacts.address")}
        hint={t("staff:hub.contacts.addressHint")}
        rows={4}
      />
      <TextArea
        {...field("directions", hub.directions)}
        label={t("staff:hub.contacts.directions")}
        rows={4}
      />
      <TextInput
        {...field("managerName", hub.managerName ?? "")}
        label={t("staff:hub.contacts.managerName")}
        hint={t("staff:hub.contacts.managerNameHint")}
      />
      <TextInput
        {...field("targetHours", inHours(hub.targetMinutes))}
        label={t("staff:hub.contacts.targetHours")}
        hint={t("staff:hub.contacts.targetHoursHint")}
        inputMode="decimal"
        width={4}
      />
      {hub.example && (
        <Checkboxes
          {...realField}
          label={t("staff:hub.contacts.real")}
          values={real ? [real] : []}
          options={[{ value: "yes", label: t("staff:hub.contacts.realYes") }]}
          small
        />
      )}
      <SaveOrLook>{t("staff:hub.contacts.save")}</SaveOrLook>
    </form>
  );
}
