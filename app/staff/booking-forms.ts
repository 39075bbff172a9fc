/** The forms of a booking's page, as they are sent. */
import { z } from "zod";
import { CHANNELS } from "../safety/contact";
import { form, optionalText, text } from "./form-parts";

const yesNo = (missing: string) => z.enum(["yes", "no"], { error: missing }).transform((it) => it === "yes");
const ofSession = {
  session: z.string().min(1).max(40),
  what: z.enum(["all", "creche"]),
};

export const bookingForms = z.discriminatedUnion("intent", [
  form("place", {}),
  form("resume", {}),
  form("accept", {}),
  form("decline", { stays: yesNo("staysMissing") }),
  form("cancel", { sure: z.literal("yes", { error: "cancelSureMissing" }) }),
  form("giveUp", ofSession),
  form("takeBack", ofSession),
  // its fields are read by `typed-bundle.ts`
  form("bundle", {}),
  form("contact", {
    channel: z.enum(CHANNELS, { error: "channelMissing" }),
    reached: yesNo("reachedMissing"),
    keptRules: yesNo("keptRulesMissing"),
    stillSafe: z
      .enum(["yes", "no", "notAsked"], { error: "stillSafeMissing" })
      .transform((it) => (it === "notAsked" ? null : it === "yes")),
    text: optionalText,
    at: z
      .string()
      .trim()
      .regex(/^$|^([01]?\d|2[0-3])[:.][0-5]\d$/, { error: "timeWrong" })
      .default(""),
  }),
  form("message", { text: text("messageMissing") }),
  form("note", { text: text("noteMissing") }),
  form("code", { how: text("howMissing") }),
]);
export type BookingCommand = z.output<typeof bookingForms>;
