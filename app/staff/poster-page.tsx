import { formatDay, formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { PrintButton } from "../ui/print-button";
import { QrPicture } from "./qr-picture";
import type { PosterView } from "./read-sheets.server";

/** For the wall of the hub: read by whoever passes, so it says what every visitor of the portal may know. */
export function PosterPage({ poster }: { poster: PosterView }) {
  const { t, lang } = useSpeech();
  const { programme, sessions, room } = poster;
  return (
    <>
      <BackLink href={paths.groupBookings(poster.id)} />
      <div className="buttons no-print">
        <PrintButton />
      </div>
      <article className="poster">
        <h1>{programme.name}</h1>
        <p className="lead">{programme.summary}</p>
        <p>{programme.forWhom}</p>
        <h2>{t("register:poster.when")}</h2>
        <ul className="names-in-columns">
          {sessions.map((it) => (
            <li key={it.id}>
              {t("register:times", {
                day: formatDay(lang, it.startsAt),
                from: formatTime(lang, it.startsAt),
                to: formatTime(lang, it.endsAt),
              })}
            </li>
          ))}
        </ul>
        <h2>{t("register:poster.where")}</h2>
        <p>
          {poster.online
            ? t("register:poster.online")
            : room
              ? [room.name, ...room.address].join(", ")
              : poster.hubName}
        </p>
        {poster.creche && <p>{t("register:poster.creche")}</p>}
        <div className="poster__how">
          <QrPicture qr={poster.qr} label={t("register:poster.qr", { address: poster.address })} />
          <div>
            <h2>{t("register:poster.how")}</h2>
            <p>{t("register:poster.scan")}</p>
            <p>
              <strong className="words">{poster.address}</strong>
            </p>
          </div>
        </div>
      </article>
    </>
  );
}
