/** The forms of a request's page, as they are sent. */
import { z } from "zod";
import { CHANNELS } from "../safety/contact";
import { OUTCOMES } from "../referrals/referral";

export const MOST_TEXT = 4000;

const text = (missing: string) =>
  z.string().trim().min(1, { error: missing }).max(MOST_TEXT, { error: "tooLong" });
const optionalText = z.string().trim().max(MOST_TEXT, { error: "tooLong" });
const yesNo = (missing: string) => z.enum(["yes", "no"], { error: missing }).transform((it) => it === "yes");

const form = <I extends string, S extends z.ZodRawShape>(intent: I, shape: S) =>
  z.object({ intent: z.literal(intent), ...shape });

export const requestForms = z.discriminatedUnion("intent", [
  form("open", {}),
  form("readForReason", { reason: text("reasonMissing") }),
  form("take", {}),
  form("giveBack", { text: optionalText }),
  form("handOver", { to: z.string().min(1, { error: "colleagueMissing" }), text: optionalText }),
  form("wait", { text: text("waitMissing") }),
  form("goOn", {}),
  form("note", { text: text("noteMissing") }),
  form("message", {
    text: text("messageMissing"),
    tell: z
      .enum(["yes", ""])
      .default("")
      .transform((it) => it === "yes"),
  }),
  form("contact", {
    channel: z.enum(CHANNELS, { error: "channelMissing" }),
    reached: yesNo("reachedMissing"),
    keptRules: yesNo("keptRulesMissing"),
    stillSafe: z
      .enum(["yes", "no", "notAsked"], { error: "stillSafeMissing" })
      .transform((it) => (it === "notAsked" ? null : it === "yes")),
    text: optionalText,
  }),
  form("close", { outcome: z.enum(OUTCOMES, { error: "outcomeMissing" }), text: optionalText }),
  form("move", { to: z.string().min(1, { error: "hubMissing" }) }),
  form("code", { how: text("howMissing") }),
]);
export type RequestCommand = z.output<typeof requestForms>;
