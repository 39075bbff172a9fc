/** The forms of closing days, a hub's own and those of every hub, as they are sent. */
import { z } from "zod";

/** The three boxes of a date as one: "2026-11-30", if it is a date at all. */
function joinDate(typed: unknown): unknown {
  const fields = typed as Record<string, string | undefined>;
  const part = (name: string, length: number) => (fields[`date.${name}`] ?? "").trim().padStart(length, "0");
  return { ...fields, date: [part("year", 4), part("month", 2), part("day", 2)].join("-") };
}

const added = z.object({
  intent: z.literal("addClosing"),
  date: z.iso.date({ error: "dateWrong" }),
  name: z.string().trim().min(1, { error: "closingMissing" }).max(100, { error: "tooLong" }),
});

export const closingForm = {
  addClosing: z.preprocess(joinDate, added),
  removeClosing: z.object({ intent: z.literal("removeClosing"), date: z.iso.date({ error: "dateWrong" }) }),
} as const;
export type ClosingCommand = z.output<(typeof closingForm)[keyof typeof closingForm]>;
