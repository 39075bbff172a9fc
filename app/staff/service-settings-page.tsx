import { formatDate } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { TextInput } from "../ui/text-input";
import { ClosingDaysForm } from "./closing-days-form";
import { DataTable } from "./data-table";
import { ServiceFactsForm } from "./service-facts-form";
import type { readServiceSettings } from "./service-settings.server";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";

type Settings = Awaited<ReturnType<typeof readServiceSettings>>;
type Props = Settings & { slip: StaffSlip | undefined };

export function ServiceSettingsPage(props: Props) {
  const { t } = useSpeech();
  return (
    <>
      <h1>{t("staff:service.title")}</h1>
      <SlipNotice slip={props.slip} />
      <OutOfHours {...props} />
      <ServiceFactsForm {...props} />
      <h2>{t("staff:service.helplines.title")}</h2>
      <p>{t("staff:service.helplines.hint")}</p>
      <Helplines {...props} />
      <ClosingDaysForm days={props.closing} hint={t("staff:service.closingHint")} slip={props.slip} />
    </>
  );
}

function OutOfHours({ outOfHours, slip }: Props) {
  const { t, lang } = useSpeech();
  const field = useFields("outOfHours", slip);
  const { value: confirmed, ...confirmedField } = field("confirmed");
  const { number, confirmedAt } = outOfHours;
  return (
    <form method="post">
      <h2>{t("staff:service.outOfHours.title")}</h2>
      <p>
        {confirmedAt
          ? t("staff:service.outOfHours.confirmedOn", { date: formatDate(lang, confirmedAt) })
          : t("staff:service.outOfHours.unconfirmed")}
      </p>
      <TextInput
        {...field("number", number)}
        label={t("staff:service.outOfHours.number")}
        type="tel"
        width={20}
      />
      <Checkboxes
        {...confirmedField}
        label={t("staff:service.outOfHours.confirmed")}
        values={confirmed ? [confirmed] : []}
        options={[{ value: "yes", label: t("staff:service.outOfHours.confirmedYes") }]}
        small
      />
      <Button name="intent" value="outOfHours">
        {t("staff:service.outOfHours.save")}
      </Button>
    </form>
  );
}

function Helplines({ helplines }: Props) {
  const { t, lang } = useSpeech();
  const columns = ["name", "number", "shown", "checked", "action"] as const;
  return (
    <DataTable
      caption={t("staff:service.helplines.caption")}
      columns={columns.map((it) => t(`staff:service.helplines.column.${it}`))}
      rows={helplines.map((it) => ({
        key: it.id,
        cells: [
          it.name,
          <bdi key="number">{it.number}</bdi>,
          t(it.shown ? "staff:service.helplines.yes" : "staff:service.helplines.no"),
          <>
            {it.lastCheckedAt ? formatDate(lang, it.lastCheckedAt) : t("staff:service.helplines.never")}{" "}
            {it.shown && !it.fresh && <Tag kind="late">{t("staff:service.helplines.old")}</Tag>}
          </>,
          <form method="post" className="row-buttons" key="actions">
            <input type="hidden" name="id" value={it.id} />
            {(["checked", it.shown ? "hide" : "show"] as const).map((intent) => (
              <Button key={intent} kind="secondary" name="intent" value={intent}>
                {t(`staff:service.helplines.${intent === "checked" ? "check" : intent}`)}
                <span className="visually-hidden"> {it.name}</span>
              </Button>
            ))}
          </form>,
        ],
      }))}
    />
  );
}
