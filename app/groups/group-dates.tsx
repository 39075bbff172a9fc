/** Every date of a group, folded away, and what has changed of them in plain sight. */
import { formatDay, formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import type { GroupDate } from "./programme-page.server";

export function GroupDates({ dates }: { dates: readonly GroupDate[] }) {
  const { t } = useSpeech();
  const changed = dates.filter((it) => it.cancelled || it.movedFrom || it.room);
  if (dates.length === 0) return null;
  return (
    <>
      {changed.length > 0 && (
        <ul className="changed-dates">
          {changed.map((it) => (
            <OneDate key={it.startsAt.toISOString()} date={it} />
          ))}
        </ul>
      )}
      <details>
        <summary>
          {t("groups:programme.allDates", { count: dates.filter((it) => !it.cancelled).length })}
        </summary>
        <ol className="group-dates">
          {dates.map((it) => (
            <OneDate key={it.startsAt.toISOString()} date={it} />
          ))}
        </ol>
      </details>
    </>
  );
}

function OneDate({ date: { startsAt, endsAt, cancelled, movedFrom, room } }: { date: GroupDate }) {
  const { t, lang } = useSpeech();
  const said = t("groups:programme.date", {
    date: formatDay(lang, startsAt),
    from: formatTime(lang, startsAt),
    to: formatTime(lang, endsAt),
  });
  const more = [
    ...(cancelled ? [t("groups:programme.cancelled")] : []),
    ...(movedFrom && !cancelled
      ? [t("groups:programme.moved", { date: formatDay(lang, movedFrom), time: formatTime(lang, movedFrom) })]
      : []),
    ...(room && !cancelled ? [t("groups:programme.room", { room })] : []),
  ];
  return (
    <li>
      {cancelled ? <s>{said}</s> : said}
      {more.map((it) => (
        <strong key={it} className="line">
          {it}
        </strong>
      ))}
    </li>
  );
}
