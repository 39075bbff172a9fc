import type { Tx } from "../../db/client";
import { keepBookingNote } from "../groups/keep-booking-note.server";
import { paths } from "../paths";
import {
  finishTask,
  giveBackTask,
  handOverTask,
  noteTry,
  reopenTask,
  takeTask,
  type TaskAnswer,
  type TaskWork,
} from "../tasks/work-task.server";
import { saidOnly, type Acted } from "./acted.server";
import { checkForm, firstValues } from "./form-problems";
import type { StaffSlip } from "./staff-slip.server";
import { taskForms, type TaskCommand } from "./task-forms";

/** Takes one form of a task's page, whatever was typed. @param who may see it: asked before what was typed is looked at */
export async function actOnTask(
  tx: Tx,
  who: TaskWork,
  fields: Record<string, string[]>,
  now: Date,
): Promise<Acted> {
  const page = paths.task(who.id);
  const typed = firstValues(fields);
  const form = typed.intent ?? "";
  const checked = checkForm(taskForms, typed);
  if (!checked.ok) return { page, slip: { form, problems: checked.problems, values: fields } };
  const answer = await perform(tx, who, checked.value, now);
  if (!answer.ok) return afterRefusal(page, answer, { form, values: fields });
  await keepInBooking(tx, who, checked.value, answer.row, now);
  return { page, slip: saidOnly(SAID[checked.value.intent]) };
}

const SAID = {
  take: "taskTaken",
  giveBack: "giveBack",
  handOver: "handOver",
  tried: "taskTried",
  done: "taskDone",
  reopen: "openAgain",
} as const satisfies Record<TaskCommand["intent"], string>;

function perform(tx: Tx, who: TaskWork, command: TaskCommand, now: Date): Promise<TaskAnswer> {
  switch (command.intent) {
    case "take":
      return takeTask(tx, who, now);
    case "giveBack":
      return giveBackTask(tx, { ...who, ...command }, now);
    case "handOver":
      return handOverTask(tx, { ...who, ...command }, now);
    case "tried":
      return noteTry(tx, { ...who, ...command }, now);
    case "done":
      return finishTask(tx, { ...who, ...command }, now);
    case "reopen":
      return reopenTask(tx, who, now);
  }
}

/** Whoever opens the booking next must not have to look for what was written on a task. */
async function keepInBooking(
  tx: Tx,
  { staff }: TaskWork,
  command: TaskCommand,
  { subjectKind, subject }: { subjectKind: string; subject: string },
  now: Date,
): Promise<void> {
  if (subjectKind !== "booking" || !("text" in command) || command.text === "") return;
  if (command.intent === "done" || command.intent === "tried")
    await keepBookingNote(tx, subject, { by: staff.id, text: command.text }, now);
}

function afterRefusal(
  page: string,
  answer: Extract<TaskAnswer, { ok: false }>,
  typed: Pick<StaffSlip, "form" | "values">,
): Acted {
  const beside = (field: string, code: "colleagueMissing" | "tooFewTries") => ({
    page,
    slip: { ...typed, problems: [{ field, code }] },
  });
  switch (answer.why) {
    case "notFound":
      return undefined;
    case "alreadyTaken":
      return { page, slip: saidOnly("taskHeld", { name: answer.by }) };
    case "alreadyDone":
      return { page, slip: saidOnly("taskEnded") };
    case "notYours":
      return { page, slip: saidOnly("taskNotYours") };
    case "tooLate":
      return { page, slip: saidOnly("taskTooLate") };
    case "somethingNew":
      // the page they come back to shows it, beside what they had typed
      return { page, slip: { ...typed, problems: [], said: { key: "taskNew" } } };
    case "noSuchColleague":
      return beside("to", "colleagueMissing");
    case "tooFewTries":
      return beside("outcome", "tooFewTries");
  }
}
