/** What narrows the list: it stands in the address, so that a list can be kept, sent to a colleague and gone back to. */
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { INBOX_KINDS, isNarrowed, NEWS, SHARED, type InboxFilter } from "../referrals/inbox-filter";
import type { Label } from "../referrals/labels.server";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { Tick } from "../ui/tick";

interface FilterProps {
  filter: InboxFilter;
  /** of it what this person has: see `withoutGone` */
  there: InboxFilter;
  /** whose requests this person reads */
  hubs: Array<{ id: string; name: string }>;
  labels: Label[];
  /** they read requests, and not only what has to be done for bookings */
  requests: boolean;
}

export function InboxFilters({ filter, there, hubs, labels, requests }: FilterProps) {
  const t = useT();
  const running = filter.view !== "closed";
  const gone = (name: "hub" | "label") =>
    filter[name] === there[name] ? [] : [{ value: filter[name], label: t("desk:filter.gone") }];
  const any = { value: "", label: t("desk:filter.any") };
  const nameOf = (label: Label) =>
    hubs.length > 1
      ? `${label.name} (${hubs.find((it) => it.id === label.hub)?.name ?? label.hub})`
      : label.name;
  const tick = (name: "urgent" | "late" | "free") => (
    <Tick id={`filter-${name}`} name={name} label={t(`desk:filter.${name}`)} on={filter[name]} />
  );
  return (
    <details className="filters wide" open={isNarrowed(filter)}>
      <summary>{t("desk:filter.title")}</summary>
      <form method="get" action={paths.staff}>
        {filter.view !== "waiting" && <input type="hidden" name="view" value={filter.view} />}
        <Select
          id="filter-hub"
          name="hub"
          label={t("staff:inbox.column.hub")}
          value={filter.hub}
          options={[
            any,
            ...hubs.map(({ id, name }) => ({ value: id, label: name })),
            ...(requests ? [{ value: SHARED, label: t("staff:inbox.sharedQueue") }] : []),
            ...gone("hub"),
          ]}
        />
        {requests && (
          <Select
            id="filter-kind"
            name="kind"
            label={t("tasks:filter.kind")}
            value={filter.kind}
            options={[any, ...INBOX_KINDS.map((value) => ({ value, label: t(`tasks:filter.${value}`) }))]}
          />
        )}
        {running && requests && (
          <Select
            id="filter-news"
            name="news"
            label={t("desk:filter.news")}
            value={filter.news}
            options={[any, ...NEWS.map((value) => ({ value, label: t(`desk:what.${value}`) }))]}
          />
        )}
        {(labels.length > 0 || filter.label !== "") && (
          <Select
            id="filter-label"
            name="label"
            label={t("desk:filter.label")}
            value={filter.label}
            options={[any, ...labels.map((it) => ({ value: it.id, label: nameOf(it) })), ...gone("label")]}
          />
        )}
        <div className="filters__ticks">
          {tick("urgent")}
          {running && tick("late")}
          {filter.view === "waiting" && tick("free")}
        </div>
        <Button kind="secondary">{t("desk:filter.show")}</Button>
      </form>
    </details>
  );
}
