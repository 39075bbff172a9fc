import { INBOXES_DUE } from "../hubs/inboxes-due";
import { useT } from "../i18n/translate";
import { THANKS_KIND, WAITING_KIND } from "../stories/story-notices";
import { Button } from "../ui/button";
import { DataTable } from "./data-table";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";
import { INVITATION } from "./invitation";
import type { UndeliveredRow } from "./undelivered.server";
import { useWhen } from "./when";

export function UndeliveredPage({ rows, slip }: { rows: UndeliveredRow[]; slip: StaffSlip | undefined }) {
  const t = useT();
  const when = useWhen();
  const toColleague = (row: UndeliveredRow) => row.subjectKind === INVITATION;
  const about = (row: UndeliveredRow) => {
    if (row.reference) return row.reference;
    if (toColleague(row)) return t("manage:invitation.what");
    if (row.subjectKind === WAITING_KIND || row.subjectKind === THANKS_KIND) return t("answers:mail.about");
    if (row.subjectKind === INBOXES_DUE) return t("staff:undelivered.inboxesDue");
    return t(row.failing ? "canary:alarm" : "staff:undelivered.inboxCheck");
  };
  const whom = (row: UndeliveredRow) => {
    const { inbox, channel } = row;
    if (toColleague(row)) return t("manage:invitation.to");
    if (inbox) return t(`staff:undelivered.inbox.${inbox}`);
    return t(channel === "email" ? "staff:undelivered.family" : "staff:undelivered.queue");
  };
  const to = (row: UndeliveredRow) =>
    toColleague(row) ? whom(row) : [row.hubName ?? t("staff:inbox.sharedQueue"), whom(row)].join(", ");
  const columns = ["what", "to", "why", "tried", "next", "action"] as const;
  return (
    <>
      <h1>{t("staff:undelivered.title")}</h1>
      <SlipNotice slip={slip} />
      <p>{t("staff:undelivered.intro")}</p>
      {rows.length > 0 && <p>{t("staff:undelivered.whom")}</p>}
      {rows.length === 0 && <p>{t("staff:undelivered.empty")}</p>}
      {rows.length > 0 && (
        <DataTable
          caption={t("staff:undelivered.caption")}
          columns={columns.map((it) => t(`staff:undelivered.column.${it}`))}
          rows={rows.map((row) => ({
            key: row.id,
            mark: row.urgent,
            cells: [
              <>
                {row.href ? <a href={row.href}>{row.reference}</a> : about(row)}
                {row.urgent && (
                  <span className="tags">
                    <Tag kind="urgent">{t("staff:inbox.urgent")}</Tag>
                  </span>
                )}
              </>,
              to(row),
              <>
                {t(`staff:undelivered.why.${row.why}`)}
                {row.lastCode && <code className="small quiet">{row.lastCode}</code>}
              </>,
              t("staff:undelivered.times", { count: row.attempt }),
              row.state === "needs_human" ? t("staff:undelivered.needsHuman") : when(row.dueAt),
              <form method="post" key="again">
                <Button kind="secondary" name="id" value={row.id}>
                  {t("staff:undelivered.again")}
                  <span className="visually-hidden">
                    {" "}
                    {t("staff:undelivered.againOf", { what: about(row) })}
                  </span>
                </Button>
              </form>,
            ],
          }))}
        />
      )}
    </>
  );
}
