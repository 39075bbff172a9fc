import { formatTime, formatWeekday } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";

interface HoursTableProps {
  /** Monday first; null is closed; "08:45" */
  week: ReadonlyArray<{ open: string; close: string } | null>;
}

// 1 January 2024 was a Monday, and a winter one: clock time and UTC are the same
const day = (at: number, time = "12:00") => new Date(`2024-01-0${at + 1}T${time}:00Z`);

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
        {week.map((hours, at) => (
          <tr key={at}>
            <th scope="row">{formatWeekday(lang, day(at))}</th>
            <td>
              {hours
                ? t("pages:hub.hoursOf", {
                    open: formatTime(lang, day(at, hours.open)),
                    close: formatTime(lang, day(at, hours.close)),
                  })
                : t("pages:hub.dayClosed")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
