import { useT } from "../i18n/translate";
import type { BookingEntry, OpenedBooking } from "./read-booking.server";
import { useWhen } from "./when";

/** Everything that happened, newest first: who opened it too, and when the list went by them. */
export function BookingHistory({ opened }: { opened: OpenedBooking }) {
  const t = useT();
  const when = useWhen();
  const whoDid = (by: string | null) => {
    if (by === null) return t("staff:request.history.family");
    return by === "portal" ? t("staff:request.history.portal") : by;
  };
  return (
    <section className="request-history">
      <h2>{t("staff:request.history.title")}</h2>
      {opened.skips.length > 0 && (
        <>
          <h3>{t("register:skips.own")}</h3>
          <ul>
            {opened.skips.map((it) => (
              <li key={it.id}>
                {t(`register:skips.reason.${it.reason}`)} <span className="quiet">{when(it.at)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ol className="happened" reversed>
        {opened.history.toReversed().map((it, at) => (
          <li key={at}>
            <p>
              <strong>{t(`register:history.kind.${it.kind}`)}</strong>{" "}
              <span className="quiet">
                {whoDid(it.by)}, {when(it.at)}
              </span>
            </p>
            <Detail entry={it} dates={opened.dates} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Detail({ entry, dates }: { entry: BookingEntry; dates: OpenedBooking["dates"] }) {
  const t = useT();
  const when = useWhen();
  const said = (text: string) => (text ? <p className="words">{text}</p> : null);
  const dateOf = (session: string) => {
    const found = dates.find((it) => it.id === session);
    return found ? when(found.startsAt) : "";
  };
  if (!entry.detail) return null;
  switch (entry.kind) {
    case "note":
      return said(entry.detail.text);
    case "codeReissued":
      return said(entry.detail.how);
    case "asked":
      return <p>{entry.detail.why.map((it) => t(`places:talk.${it}`)).join(" ")}</p>;
    case "listed":
      return <p>{t("register:history.position", { position: entry.detail.position })}</p>;
    case "offered":
      return <p>{t("register:history.until", { at: when(new Date(entry.detail.until)) })}</p>;
    case "declined":
      return <p>{t(`register:history.stays.${entry.detail.stays ? "yes" : "no"}`)}</p>;
    case "ended":
      return <p>{t(`register:ended.${entry.detail.why as "staff"}`)}</p>;
    case "away":
    case "back":
      return (
        <p>
          {dateOf(entry.detail.session)}
          {entry.detail.what === "creche" && ` · ${t("register:history.crecheAlone")}`}
        </p>
      );
    case "guest":
    case "guestLeft":
    case "reminded":
      return <p>{dateOf(entry.detail.session)}</p>;
    case "attended": {
      const { session, came, at, counts } = entry.detail;
      return (
        <p>
          {dateOf(session)}: {t(`register:mark.${came ? "came" : "missed"}`)}
          {at && ` · ${t("register:history.marked", { at: when(new Date(at)) })}`}
          {counts === false && ` · ${t("register:history.overtaken")}`}
        </p>
      );
    }
    case "told":
      return <p>{t(`register:history.how.${entry.detail.how}`)}</p>;
    case "contactAttempt": {
      const { channel, reached, keptRules, stillSafe, text, at } = entry.detail;
      const yesNo = (it: boolean) => (it ? "yes" : "no");
      return (
        <>
          <p>
            {t("staff:request.history.attempt", {
              channel: t(`staff:request.channel.${channel as "phone"}`),
              reached: t(`staff:request.history.reached.${yesNo(reached)}`),
              rules: t(`staff:request.history.rules.${yesNo(keptRules)}`),
            })}{" "}
            {stillSafe !== null && t(`staff:request.history.stillSafe.${yesNo(stillSafe)}`)}{" "}
            {t("desk:attempt.was", { at: when(new Date(at)) })}
          </p>
          {said(text)}
        </>
      );
    }
    default:
      return null;
  }
}
