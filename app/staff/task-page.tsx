/** One thing that a person must do, why, and what was done with it. */
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import type { TaskView } from "../tasks/read-task.server";
import { BackLink } from "../ui/back-link";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { SummaryList } from "../ui/summary-list";
import { SlipNotice } from "./staff-form";
import { TaskActions } from "./task-actions";
import type { StaffSlip } from "./staff-slip.server";
import { useWhen } from "./when";

export interface TaskPageProps {
  task: TaskView;
  /** of a booking: how sure it is that the ways to reach them are still safe; null where nothing is in doubt */
  doubt: "stale" | "unsafe" | null;
  openBy: string[];
  colleagues: Array<{ id: string; name: string }>;
  slip: StaffSlip | undefined;
  /** the list that it was opened from */
  list: string;
}

export function TaskPage({ task, doubt, openBy, colleagues, slip, list }: TaskPageProps) {
  const t = useT();
  const when = useWhen();
  const waits = task.done === 0;
  return (
    <>
      <BackLink href={list} />
      <h1>{t(`tasks:what.${task.kind}`)}</h1>
      <SlipNotice slip={slip} />
      {waits && task.urgent && <Notice kind="urgent" title={t("tasks:page.urgent")} />}
      {task.late && (
        <Notice kind="urgent" title={t("tasks:page.late")}>
          <p>{t("tasks:page.lateText", { at: when(task.dueAt) })}</p>
        </Notice>
      )}
      {waits && openBy.length > 0 && (
        <Notice kind="info">
          <p>{t("tasks:page.openBy", { names: openBy.join(", ") })}</p>
        </Notice>
      )}
      <div className="request wide">
        <div>
          <Why reasons={task.reasons} />
          {task.subjectKind === "booking" && <Before reference={task.reference} doubt={doubt} />}
        </div>
        <div>
          <Facts task={task} />
          <TaskActions {...{ task, colleagues, slip }} />
        </div>
        {task.history.length > 0 && <History history={task.history} />}
      </div>
    </>
  );
}

function Why({ reasons }: Pick<TaskView, "reasons">) {
  const t = useT();
  const when = useWhen();
  return (
    <section>
      <h2>{t("tasks:page.why")}</h2>
      {reasons === null && <p>{t("tasks:page.gone")}</p>}
      {reasons?.map(({ at, text }) => (
        <div key={at.getTime() + text}>
          <p className="words">{text}</p>
          <p className="quiet small">{when(at)}</p>
        </div>
      ))}
    </section>
  );
}

function Before({ reference, doubt }: { reference: string; doubt: TaskPageProps["doubt"] }) {
  const t = useT();
  return (
    <section>
      <h2>{t("tasks:page.before")}</h2>
      {doubt && (
        <Notice kind={doubt === "unsafe" ? "urgent" : "info"}>
          <p>{t(`tasks:page.${doubt}`)}</p>
        </Notice>
      )}
      <p>{t("tasks:page.beforeText")}</p>
      <LinkButton href={paths.booking(reference)} kind="secondary">
        {t("tasks:page.booking")}
      </LinkButton>
    </section>
  );
}

function Facts({ task }: { task: TaskView }) {
  const t = useT();
  const when = useWhen();
  const { takenBy, leaseUntil } = task;
  const holder = () => {
    if (!takenBy) return t("staff:inbox.nobody");
    const name = takenBy.left ? t("staff:inbox.left", { name: takenBy.name }) : takenBy.name;
    const who = takenBy.mine ? t("staff:request.you") : name;
    return leaseUntil ? `${who}, ${t("staff:request.leaseUntil", { at: when(leaseUntil) })}` : who;
  };
  return (
    <SummaryList
      rows={[
        {
          key: t(task.subjectKind === "story" ? "tasks:storyTag" : "tasks:tag"),
          value: <span className="reference">{task.reference}</span>,
        },
        ...(task.askFor === null ? [] : [{ key: t("staff:inbox.column.askFor"), value: task.askFor }]),
        { key: t("staff:request.due"), value: when(task.dueAt) },
        { key: t("staff:request.received"), value: when(task.receivedAt) },
        { key: t("staff:request.hub"), value: task.hubName ?? task.hub },
        { key: t("staff:request.takenBy"), value: holder() },
      ]}
    />
  );
}

/** The newest first. */
function History({ history }: Pick<TaskView, "history">) {
  const t = useT();
  const when = useWhen();
  return (
    <section className="request-history">
      <h2>{t("tasks:page.history")}</h2>
      <ol className="happened" reversed>
        {history.toReversed().map((it, at) => (
          <li key={at}>
            <p>
              <strong>{t(`tasks:page.did.${it.did}`, { to: it.to ?? "" })}</strong>{" "}
              <span className="quiet">
                {it.by ?? t("tasks:page.portal")}, {when(it.at)}
              </span>
            </p>
            {it.outcome && <p>{t(`tasks:page.outcomeIs.${it.outcome}`)}</p>}
            {it.why && <p>{t(`tasks:page.returnedWhy.${it.why}`)}</p>}
            {it.text && <p className="words">{it.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
