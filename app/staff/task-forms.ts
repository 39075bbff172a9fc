/** The forms of a task's page, as they are sent. */
import { z } from "zod";
import { TASK_OUTCOMES } from "../tasks/task";
import { MOST_TEXT } from "./request-forms";

const text = z.string().trim().max(MOST_TEXT, { error: "tooLong" }).default("");

const form = <I extends string, S extends z.ZodRawShape>(intent: I, shape: S) =>
  z.object({ intent: z.literal(intent), ...shape });

export const taskForms = z.discriminatedUnion("intent", [
  form("take", {}),
  form("giveBack", { text }),
  form("handOver", { to: z.string().min(1, { error: "colleagueMissing" }), text }),
  form("tried", { text }),
  form("done", { outcome: z.enum(TASK_OUTCOMES, { error: "outcomeMissing" }), text }),
  form("reopen", {}),
]);
export type TaskCommand = z.output<typeof taskForms>;
