/** What can be done with several requests at once, as it is sent. */
import { z } from "zod";
import { OUTCOMES } from "../referrals/referral";

const intent = <I extends string, S extends z.ZodRawShape>(name: I, shape: S) =>
  z.object({ intent: z.literal(name), ...shape });

export const bulkCommands = z.discriminatedUnion("intent", [
  intent("assign", { to: z.string().min(1, { error: "colleagueMissing" }) }),
  intent("label", { label: z.string().min(1, { error: "labelMissing" }) }),
  intent("close", {
    outcome: z
      .enum(OUTCOMES, { error: "outcomeMissing" })
      .exclude(["otherService"], { error: "outcomeMissing" }),
    text: z.string().trim().max(4000, { error: "tooLong" }),
  }),
]);
export type BulkCommand = z.output<typeof bulkCommands>;

/** As many as one can look at before pressing a button. */
export const MOST_IN_BULK = 100;
export const UNDO_MINUTES = 10;
