import { z } from "zod";
import { filled, line } from "./form-parts";

/** The address of one that is not there yet. */
export const NEW_HELPLINE = "new";

export const helplineForm = z.object({
  name: filled(100, "helplineNameMissing"),
  // not only digits: "999bsl.co.uk or 999 BSL app"
  number: filled(60, "helplineNumberMissing"),
  hours: line(100),
  note: line(300),
});
export type TypedHelpline = z.output<typeof helplineForm>;
