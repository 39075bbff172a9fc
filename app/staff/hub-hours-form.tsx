import type { WeekHours } from "../../db/schema/hubs";
import { formatDayOfWeek } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { TextInput } from "../ui/text-input";
import { DAYS } from "./hub-forms";
import { MarkField } from "./mark-field";
import { SaveOrLook } from "./preview";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface Props {
  hours: WeekHours;
  /** of how the hub stands */
  mark: string;
  slip: StaffSlip | undefined;
}

export function HubHoursForm({ hours, mark, slip }: Props) {
  const { t, lang } = useSpeech();
  const field = useFields("hours", slip);
  const typed = slip?.form === "hours" ? slip.values : undefined;
  return (
    <form method="post" id="hours">
      <h2>{t("staff:hub.hours.title")}</h2>
      <p className="quiet">{t("staff:hub.hours.hint")}</p>
      <input type="hidden" name="intent" value="hours" />
      <MarkField form="hours" mark={mark} slip={slip} />
      {Array.from({ length: DAYS }, (_, day) => {
        const name = formatDayOfWeek(lang, day);
        return (
          <div className="hours-row" key={day}>
            <TextInput
              {...field(`open${day}`)}
              name="open"
              value={typed?.open?.[day] ?? hours[day]?.open ?? ""}
              label={t("staff:hub.hours.opens", { day: name })}
              inputMode="numeric"
              width={10}
            />
            <TextInput
              {...field(`close${day}`)}
              name="close"
              value={typed?.close?.[day] ?? hours[day]?.close ?? ""}
              label={t("staff:hub.hours.closes", { day: name })}
              inputMode="numeric"
              width={10}
            />
          </div>
        );
      })}
      <SaveOrLook>{t("staff:hub.hours.save")}</SaveOrLook>
    </form>
  );
}
