import type { ClosingDay } from "../hubs/closing-days.server";
import { formatDate, formatWeekday } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import { DataTable } from "./data-table";
import { Day } from "./day";
import { Folded } from "./folded";
import { SaveOrLook } from "./preview";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface ClosingDaysProps {
  days: ClosingDay[];
  hint: string;
  slip: StaffSlip | undefined;
}

/** The closing days ahead, and a form for one more. */
export function ClosingDaysForm({ days, hint, slip }: ClosingDaysProps) {
  const { t } = useSpeech();
  const field = useFields("addClosing", slip);
  return (
    <section>
      <h2>{t("staff:closing.title")}</h2>
      <p>{hint}</p>
      {days.length > 0 ? <Days days={days} slip={slip} /> : <p>{t("staff:closing.none")}</p>}
      <form method="post">
        <input type="hidden" name="intent" value="addClosing" />
        <h3>{t("staff:closing.add")}</h3>
        <Day form="addClosing" name="date" label={t("staff:closing.date")} slip={slip} />
        <TextInput {...field("name")} label={t("staff:closing.name")} hint={t("staff:closing.nameHint")} />
        <SaveOrLook>{t("staff:closing.save")}</SaveOrLook>
      </form>
    </section>
  );
}

function Days({ days, slip }: Pick<ClosingDaysProps, "days" | "slip">) {
  const { t, lang } = useSpeech();
  const columns = ["date", "name", "action"] as const;
  const said = (date: string) => {
    const noon = new Date(`${date}T12:00:00Z`);
    return t("staff:closing.on", { day: formatWeekday(lang, noon), date: formatDate(lang, noon) });
  };
  return (
    <DataTable
      caption={t("staff:closing.caption")}
      columns={columns.map((it) => t(`staff:closing.column.${it}`))}
      rows={days.map(({ date, name, own }) => ({
        key: `${date} ${own}`,
        cells: [
          said(date),
          name,
          own ? (
            <>
              <ChangeDay date={date} name={name} what={said(date)} slip={slip} />
              <form method="post" className="row-buttons">
                <input type="hidden" name="date" value={date} />
                <Button kind="secondary" name="intent" value="removeClosing">
                  {t("staff:closing.remove")}
                  <span className="visually-hidden"> {said(date)}</span>
                </Button>
              </form>
            </>
          ) : (
            t("staff:closing.everyHub")
          ),
        ],
      }))}
    />
  );
}

interface ChangeDayProps extends Pick<ClosingDay, "date" | "name"> {
  /** the day as it is said */
  what: string;
  slip: StaffSlip | undefined;
}

function ChangeDay({ date, name, what, slip }: ChangeDayProps) {
  const { t } = useSpeech();
  const form = `changeClosing-${date}`;
  const field = useFields(form, slip);
  return (
    <Folded form={form} intent="changeClosing" title={t("staff:change.what", { what })} slip={slip}>
      <input type="hidden" name="was" value={date} />
      <Day form={form} name="date" label={t("staff:closing.date")} slip={slip} kept={date} />
      <TextInput
        {...field("name", name)}
        label={t("staff:closing.name")}
        hint={t("staff:closing.nameHint")}
      />
      <SaveOrLook>{t("staff:change.save")}</SaveOrLook>
    </Folded>
  );
}
