import type { ReactNode } from "react";
import { WORKING_DAY_MINUTES } from "../hubs/opening-hours";
import { useT } from "../i18n/translate";
import type { InboxRow } from "../referrals/inbox.server";
import type { InboxView } from "../referrals/inbox-filter";
import { OUTCOMES } from "../referrals/referral";
import { DataTable } from "./data-table";
import { requestFrom, taskFrom } from "./list-behind";
import { Tag } from "./tag";
import { useSpan, useWhen } from "./when";

interface TableProps {
  rows: InboxRow[];
  view: InboxView | "search";
  /** the list, as it stands in the address of what is opened from it */
  from: string;
  /** each can be ticked, to do something with several */
  choose?: boolean;
  /** the words above it, where it holds no requests */
  caption?: string;
}

export function InboxTable({ rows, view, from, choose = false, caption }: TableProps) {
  const t = useT();
  const when = useWhen();
  const span = useSpan();
  const waiting = view === "waiting" || view === "mine";
  const ended = view === "closed";
  const onlyTasks = rows.every((it) => it.task !== null);

  const holder = ({ takenBy }: InboxRow) => {
    if (!takenBy) return t("staff:inbox.nobody");
    return takenBy.left ? t("staff:inbox.left", { name: takenBy.name }) : takenBy.name;
  };
  const outcome = ({ outcome, task }: InboxRow) => {
    if (task) return t(`tasks:what.${task.kind}`);
    const known = OUTCOMES.find((it) => it === outcome);
    return known ? t(`staff:outcomes.${known}`) : "";
  };
  const what = (row: InboxRow) => {
    if (row.task) return t(`tasks:what.${row.task.kind}`);
    return row.test ? t("canary:nothing") : t(`desk:what.${row.news ?? (row.owed ? "owed" : "nothing")}`);
  };
  const waited = (row: InboxRow) => (
    <>
      {span(row.waitedMinutes ?? 0, row.urgent ? undefined : WORKING_DAY_MINUTES)}
      {row.urgent && <span className="quiet small">{t("staff:inbox.clockTime")}</span>}
    </>
  );
  const cells = (row: InboxRow): ReactNode[] => [
    <>
      <span className="choose-row">
        {choose && !row.test && !row.task && <Tick reference={row.reference} />}
        <a
          href={row.task ? taskFrom(row.task.id, from) : requestFrom(row.reference, from)}
          className="reference"
        >
          {row.reference}
        </a>
      </span>
      <span className="tags">
        {row.test && <Tag kind="plain">{t("canary:tag")}</Tag>}
        {row.task && <Tag kind="plain">{t(row.task.kind === "story" ? "tasks:storyTag" : "tasks:tag")}</Tag>}
        {row.urgent && <Tag kind="urgent">{t("staff:inbox.urgent")}</Tag>}
        {row.unread && <Tag kind="unread">{t("staff:inbox.unread")}</Tag>}
        {row.late && <Tag kind="late">{t("staff:inbox.late")}</Tag>}
        {row.walled && <Tag kind="late">{t("desk:wall.tag")}</Tag>}
        {row.paused && <Tag kind="plain">{t("staff:inbox.paused")}</Tag>}
        {row.labels.map((name) => (
          <Tag key={name} kind="plain">
            {name}
          </Tag>
        ))}
      </span>
      {row.openBy.length > 0 && (
        <span className="quiet small">{t("staff:inbox.openBy", { names: row.openBy.join(", ") })}</span>
      )}
    </>,
    ...(ended ? [] : [what(row)]),
    row.askFor ?? (row.task ? t("tasks:nobody") : t("staff:inbox.nameGone")),
    row.hubName ?? t("staff:inbox.sharedQueue"),
    ...(waiting ? [waited(row), when(row.dueAt)] : [when(row.receivedAt)]),
    t(`staff:states.${row.state}`),
    ended ? outcome(row) : holder(row),
  ];
  const columns = [
    "reference" as const,
    ...(ended ? [] : ["what" as const]),
    ...(["askFor", "hub"] as const),
    ...(waiting ? (["waiting", "due"] as const) : (["received"] as const)),
    "state" as const,
    ended ? ("outcome" as const) : ("takenBy" as const),
  ];
  return (
    <DataTable
      caption={caption ?? t(`staff:inbox.caption.${view}`)}
      columns={columns.map((it) =>
        it === "what" && onlyTasks ? t("tasks:column") : t(`staff:inbox.column.${it}`),
      )}
      rows={rows.map((row) => ({
        key: row.task?.id ?? row.reference,
        cells: cells(row),
        strong: row.unread,
        mark: row.urgent && row.state !== "closed" && row.state !== "withdrawn",
      }))}
    />
  );
}

function Tick({ reference }: { reference: string }) {
  const t = useT();
  const id = `chosen-${reference}`;
  return (
    <span className="ds_checkbox ds_checkbox--small choose">
      <input id={id} name="chosen" type="checkbox" value={reference} className="ds_checkbox__input" />
      <label htmlFor={id} className="ds_checkbox__label">
        <span className="visually-hidden">{t("desk:bulk.tick", { reference })}</span>
      </label>
    </span>
  );
}
