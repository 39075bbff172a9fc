import { formatDayOfWeek, formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";

interface HoursTableProps {
  /** Monday first; null is closed; "08:45" */
  week: ReadonlyArray<{ open: string; close: string } | null>;
}

// in winter: clock time and UTC are the same
const at = (time: string) => new Date(`2024-01-01T${time}:00Z`);

export function HoursTable({ week }: HoursTableProps) {
  const { t, lang } = useSpeech();
  return (
    <table className="hours">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t("pages:hub.day")}</th>
          <th scope="col">{t("pages:hub.times")}</th>
        </tr>
      </thead>
      <tbody>
        {week.map((hours, day) => (
          <tr key={day}>
            <th scope="row">{formatDayOfWeek(lang, day)}</th>
            <td>
              {hours
                ? t("pages:hub.hoursOf", {
                    open: formatTime(lang, at(hours.open)),
                    close: formatTime(lang, at(hours.close)),
                  })
                : t("pages:hub.dayClosed")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
