import type { Tx } from "../../db/client";
import { endChange, findChangeHub, replanChange, type ChangeRefusal } from "../stories/story-changes.server";
import { saidOnly } from "./acted.server";
import { answerFormOf, changeForms, checkAnswerForm, type ChangeCommand } from "./answer-forms";
import { firstValues, type FieldProblem } from "./form-problems";
import { may, type StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

const SAID = { replan: "changeReplanned", made: "changeMade", dropped: "changeDropped" } as const;

/** Takes a form about a change that a hub has promised. @returns what to say, or undefined where it is none of theirs */
export async function actOnChange(
  tx: Tx,
  staff: StaffMember,
  command: ChangeCommand,
  values: Record<string, string[]>,
  now: Date,
): Promise<StaffSlip | undefined> {
  const hub = await findChangeHub(tx, command.change);
  if (hub === undefined || !may(staff, "planChanges", hub)) return undefined;
  const of = { id: command.change, by: staff.id };
  const outcome =
    command.intent === "replan"
      ? await replanChange(tx, { ...of, owner: command.owner, dueOn: command.due }, now)
      : await endChange(tx, { ...of, state: command.intent, outcome: command.outcome }, now);
  return outcome === "done" ? saidOnly(SAID[command.intent]) : afterChangeRefusal(outcome, values);
}

/** {@link actOnChange}, whatever was typed. */
export async function takeChangeForm(
  tx: Tx,
  staff: StaffMember,
  values: Record<string, string[]>,
  now: Date,
): Promise<StaffSlip | undefined> {
  const checked = checkAnswerForm<ChangeCommand>(changeForms, values);
  if (checked.ok) return actOnChange(tx, staff, checked.value, values, now);
  const { change = "" } = firstValues(values);
  // asked before what was typed is looked at: a refusal of it would say that there is such a promise
  const hub = await findChangeHub(tx, change);
  if (hub === undefined || !may(staff, "planChanges", hub)) return undefined;
  return { form: answerFormOf(values), problems: checked.problems, values };
}

export function afterChangeRefusal(why: ChangeRefusal, values: Record<string, string[]>): StaffSlip {
  const beside = (problem: FieldProblem): StaffSlip => ({
    form: answerFormOf(values),
    problems: [problem],
    values,
  });
  switch (why) {
    case "notShown":
      return saidOnly("storyNotShown");
    case "gone":
      return saidOnly("changeGone");
    case "noSuchColleague":
      return beside({ field: "owner", code: "colleagueMissing" });
    case "duePast":
      return beside({ field: "due", code: "duePast" });
  }
}
