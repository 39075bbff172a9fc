/** The forms of a task's page, as they are sent. */
import { z } from "zod";
import { TASK_OUTCOMES } from "../tasks/task";
import { form, optionalText } from "./form-parts";

const text = optionalText.default("");

export const taskForms = z.discriminatedUnion("intent", [
  form("take", {}),
  form("giveBack", { text }),
  form("handOver", { to: z.string().min(1, { error: "colleagueMissing" }), text }),
  form("tried", { text }),
  form("done", { outcome: z.enum(TASK_OUTCOMES, { error: "outcomeMissing" }), text }),
  form("reopen", {}),
]);
export type TaskCommand = z.output<typeof taskForms>;
