import { useT } from "../i18n/translate";
import type { TaskView } from "../tasks/read-task.server";
import { TASK_OUTCOMES } from "../tasks/task";
import { Button } from "../ui/button";
import { Radios } from "../ui/radios";
import { TextArea } from "../ui/text-area";
import { Folded } from "./folded";
import { GiveBackForm, HandOverForm } from "./keeping-forms";
import { MOST_TEXT } from "./form-parts";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface ActionsProps {
  task: TaskView;
  colleagues: Array<{ id: string; name: string }>;
  slip: StaffSlip | undefined;
}

/** What can be done with it. Each form is folded away until it is wanted or has a slip in it. */
export function TaskActions({ task, colleagues, slip }: ActionsProps) {
  const t = useT();
  const { takenBy } = task;
  if (task.done === 1)
    return (
      <section className="request-actions">
        <p>{t(task.history.at(-1)?.did === "done" ? "tasks:page.ended" : "tasks:page.endedByPortal")}</p>
        {task.mayReopen && <Plain intent="reopen" kind="secondary" text={t("tasks:page.reopen")} />}
      </section>
    );
  return (
    <section className="request-actions">
      {(!takenBy || takenBy.left) && <Plain intent="take" text={t("tasks:page.take")} />}
      {takenBy?.mine && <p>{t("tasks:page.mine")}</p>}
      <DoneForm slip={slip} />
      <TriedForm slip={slip} />
      {takenBy?.mine && <GiveBackForm slip={slip} />}
      <HandOverForm slip={slip} colleagues={colleagues.filter((it) => it.id !== takenBy?.id)} />
    </section>
  );
}

const Plain = (it: { intent: "take" | "reopen"; text: string; kind?: "secondary" }) => (
  <form method="post">
    <Button name="intent" value={it.intent} kind={it.kind}>
      {it.text}
    </Button>
  </form>
);

function DoneForm({ slip }: Pick<ActionsProps, "slip">) {
  const t = useT();
  const field = useFields("done", slip);
  return (
    <Folded form="done" title={t("tasks:page.doneTitle")} slip={slip}>
      <Radios
        {...field("outcome")}
        label={t("tasks:page.outcome")}
        options={TASK_OUTCOMES.map((value) => ({ value, label: t(`tasks:page.outcomeIs.${value}`) }))}
        small
      />
      <TextArea {...field("text")} label={t("tasks:page.text")} rows={3} max={MOST_TEXT} />
      <Button>{t("tasks:page.doneButton")}</Button>
    </Folded>
  );
}

function TriedForm({ slip }: Pick<ActionsProps, "slip">) {
  const t = useT();
  const field = useFields("tried", slip);
  return (
    <Folded form="tried" title={t("tasks:page.tried")} slip={slip}>
      <TextArea {...field("text")} label={t("tasks:page.triedText")} rows={3} max={MOST_TEXT} />
      <Button>{t("tasks:page.triedButton")}</Button>
    </Folded>
  );
}
