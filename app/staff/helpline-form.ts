import { z } from "zod";

/** The address of one that is not there yet. */
export const NEW_HELPLINE = "new";

const line = (most: number) => z.string().trim().max(most, { error: "tooLong" });

export const helplineForm = z.object({
  name: line(100).min(1, { error: "helplineNameMissing" }),
  // not only digits: "999bsl.co.uk or 999 BSL app"
  number: line(60).min(1, { error: "helplineNumberMissing" }),
  hours: line(100),
  note: line(300),
});
export type TypedHelpline = z.output<typeof helplineForm>;
