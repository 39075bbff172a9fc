import { useT } from "../i18n/translate";
import type { HistoryEntry } from "./read-history.server";
import { Tag } from "./tag";
import { useWhen } from "./when";

interface RequestHistoryProps {
  history: HistoryEntry[];
  hubs: Array<{ id: string; name: string }>;
}

/** Everything that happened, newest first, who opened it too. */
export function RequestHistory({ history, hubs }: RequestHistoryProps) {
  const t = useT();
  const when = useWhen();
  const whoDid = (by: string | null) => {
    if (by === null) return t("staff:request.history.family");
    return by === "portal" ? t("staff:request.history.portal") : by;
  };
  return (
    <section className="request-history">
      <h2>{t("staff:request.history.title")}</h2>
      <ol className="happened" reversed>
        {history.toReversed().map((it, at) => (
          <li key={at}>
            <p>
              <strong>{t(`staff:request.history.kind.${it.kind}`)}</strong>{" "}
              <span className="quiet">
                {whoDid(it.by)}, {when(it.at)}
              </span>{" "}
              {it.isNew && <Tag kind="unread">{t("desk:isNew")}</Tag>}
            </p>
            <Detail entry={it} hubs={hubs} />
          </li>
        ))}
      </ol>
    </section>
  );
}

type DetailProps = Omit<RequestHistoryProps, "history"> & { entry: HistoryEntry };

function Detail({ entry, hubs }: DetailProps) {
  const t = useT();
  const when = useWhen();
  const hubName = (id: string | null) =>
    id === null ? t("staff:inbox.sharedQueue") : (hubs.find((hub) => hub.id === id)?.name ?? id);
  const said = (text: string) => (text ? <p className="words">{text}</p> : null);
  if (!entry.detail) return null;
  switch (entry.kind) {
    case "note":
    case "paused":
    case "serviceDeclined":
    case "openedAgain":
      return said(entry.detail.text);
    case "received":
      return <p>{t(`desk:via.${entry.detail.via}`)}</p>;
    case "serviceAsked":
      return (
        <>
          <p>{t("desk:service.asked", { service: entry.detail.service, who: entry.detail.who })}</p>
          {said(entry.detail.text)}
        </>
      );
    case "walled":
    case "notSame":
      return <p>{entry.detail.other}</p>;
    case "unwalled":
      return (
        <>
          <p>{entry.detail.other}</p>
          {said(entry.detail.text)}
        </>
      );
    case "merged":
      return <p>{t("desk:merge.was", { from: entry.detail.from, into: entry.detail.into })}</p>;
    case "unmerged":
      return (
        <>
          <p>{entry.detail.from}</p>
          {entry.detail.lost?.map((it) => (
            <p key={it}>{t(`desk:merge.lost.${it}`)}</p>
          ))}
        </>
      );
    case "urgency":
      return (
        <>
          <p>{t(`desk:urgency.is.${entry.detail.urgent ? "yes" : "no"}`)}</p>
          {said(entry.detail.text)}
        </>
      );
    case "labelled":
      return <p>{entry.detail.names.join(", ") || t("desk:labels.noneLeft")}</p>;
    case "contactAttempt": {
      const { channel, reached, keptRules, stillSafe, text, at } = entry.detail;
      const yesNo = (it: boolean) => (it ? "yes" : "no");
      return (
        <>
          <p>
            {t("staff:request.history.attempt", {
              channel: t(`staff:request.channel.${channel}`),
              reached: t(`staff:request.history.reached.${yesNo(reached)}`),
              rules: t(`staff:request.history.rules.${yesNo(keptRules)}`),
            })}{" "}
            {stillSafe !== null && t(`staff:request.history.stillSafe.${yesNo(stillSafe)}`)}{" "}
            {at && t("desk:attempt.was", { at: when(new Date(at)) })}
          </p>
          {said(text)}
        </>
      );
    }
    case "closed":
      return (
        <>
          <p>{t(`staff:outcomes.${entry.detail.outcome}`)}</p>
          {said(entry.detail.text)}
        </>
      );
    case "alarm":
      return <p>{t(`staff:request.history.alarm.${entry.detail.alarm}`)}</p>;
    case "returned":
      return (
        <>
          <p>{t(`staff:request.history.returned.${entry.detail.why}`)}</p>
          {said(entry.detail.text)}
        </>
      );
    case "handedOver": {
      const { to: name, text } = entry.detail;
      return (
        <>
          <p>{t("staff:request.history.handedOver", { name })}</p>
          {said(text)}
        </>
      );
    }
    case "moved":
      return (
        <p>
          {t("staff:request.history.moved", {
            from: hubName(entry.detail.from),
            to: hubName(entry.detail.to),
          })}
        </p>
      );
    case "exported":
      return <p>{t(`staff:request.history.exported.${entry.detail.form}`)}</p>;
    case "readForReason":
      return said(entry.detail.reason);
    case "codeReissued":
      return said(entry.detail.how);
    default:
      return null;
  }
}
