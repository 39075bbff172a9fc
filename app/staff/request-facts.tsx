import { WORKING_DAY_MINUTES } from "../hubs/opening-hours";
import { useT } from "../i18n/translate";
import { OUTCOMES } from "../referrals/referral";
import { SummaryList } from "../ui/summary-list";
import type { RequestView } from "./read-request.server";
import { useSpan, useWhen } from "./when";

/** How a request stands: nothing in it is the family's words. */
export function RequestFacts({ header }: { header: RequestView["header"] }) {
  const t = useT();
  const when = useWhen();
  const { takenBy } = header;
  const outcome = OUTCOMES.find((it) => it === header.outcome);
  const span = useSpan();
  const named = () => {
    if (!takenBy) return t("staff:inbox.nobody");
    if (takenBy.mine) return t("staff:request.you");
    return takenBy.left ? t("staff:inbox.left", { name: takenBy.name }) : takenBy.name;
  };
  const lease = header.leaseUntil && t("staff:request.leaseUntil", { at: when(header.leaseUntil) });
  const holder = () => (lease ? `${named()}, ${lease}` : named());
  const paused = {
    count: header.pauses,
    span: span(header.pausedMinutes, WORKING_DAY_MINUTES),
  };
  return (
    <SummaryList
      rows={[
        { key: t("staff:request.state"), value: t(`staff:states.${header.state}`) },
        { key: t("staff:request.due"), value: when(header.dueAt) },
        { key: t("staff:request.received"), value: when(header.receivedAt) },
        ...(header.via === "web"
          ? []
          : [
              { key: t("desk:via.came"), value: t(`desk:via.${header.via}`) },
              { key: t("desk:via.asked"), value: t(`desk:asker.${header.askedBy}`) },
            ]),
        { key: t("staff:request.hub"), value: header.hubName ?? t("staff:inbox.sharedQueue") },
        { key: t("staff:request.takenBy"), value: holder() },
        ...(header.labels.length > 0
          ? [{ key: t("desk:labels.column"), value: header.labels.map((it) => it.name).join(", ") }]
          : []),
        ...(header.pauses > 0
          ? [{ key: t("staff:request.waiting"), value: t("staff:request.waitingFor", paused) }]
          : []),
        ...(outcome ? [{ key: t("staff:request.outcome"), value: t(`staff:outcomes.${outcome}`) }] : []),
      ]}
    />
  );
}
