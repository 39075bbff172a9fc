/** The forms of closing days, a hub's own and those of every hub, as they are sent. */
import { z } from "zod";
import { filled, form } from "./form-parts";

/** The three boxes of a date as one: "2026-11-30", if it is a date at all. */
function joinDate(typed: unknown): unknown {
  const fields = typed as Record<string, string | undefined>;
  const part = (name: string, length: number) => (fields[`date.${name}`] ?? "").trim().padStart(length, "0");
  return { ...fields, date: [part("year", 4), part("month", 2), part("day", 2)].join("-") };
}

const date = z.iso.date({ error: "dateWrong" });
const day = { date, name: filled(100, "closingMissing") };

export const closingForm = {
  addClosing: z.preprocess(joinDate, form("addClosing", day)),
  // `was`: the day as it stands
  changeClosing: z.preprocess(joinDate, form("changeClosing", { was: date, ...day })),
  removeClosing: form("removeClosing", { date }),
} as const;
export type ClosingCommand = z.output<(typeof closingForm)[keyof typeof closingForm]>;
