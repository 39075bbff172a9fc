import type { Tx } from "../../db/client";
import { addClosingDay, changeClosingDay, removeClosingDay } from "../hubs/closing-days.server";
import { lookAgain } from "../referrals/change-referral.server";
import type { ClosingCommand } from "./closing-forms";
import type { FieldProblem } from "./form-problems";

export type ClosingAnswer =
  | { ok: true; said: "added" | "removed" | "saved" }
  | { ok: false; why: "removedAlready" }
  | { ok: false; why: "problem"; problem: FieldProblem };

/** Adds, changes or takes away a closing day. Who may do so is asked before. @param hub null for every hub */
export async function changeClosing(
  tx: Tx,
  hub: string | null,
  command: ClosingCommand,
  now: Date,
): Promise<ClosingAnswer> {
  if (command.intent === "removeClosing") {
    const removed = await removeClosingDay(tx, hub, command.date, now);
    await lookAgain(tx, hub, now);
    return removed ? { ok: true, said: "removed" } : { ok: false, why: "removedAlready" };
  }
  const result =
    command.intent === "addClosing"
      ? await addClosingDay(tx, hub, command, now)
      : await changeClosingDay(tx, hub, command, now);
  if (result === "gone") return { ok: false, why: "removedAlready" };
  if (result === "added" || result === "changed") {
    await lookAgain(tx, hub, now);
    return { ok: true, said: result === "added" ? "added" : "saved" };
  }
  const code = result === "past" ? "closingPast" : "closingThere";
  return { ok: false, why: "problem", problem: { field: "date", code } };
}
