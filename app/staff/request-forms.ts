/** The forms of a request's page, as they are sent. */
import { z } from "zod";
import { CHANNELS } from "../safety/contact";
import { OUTCOMES } from "../referrals/referral";
import { filled, form, optionalText, text } from "./form-parts";

const MOST_LINE = 200;

const yesNo = (missing: string) => z.enum(["yes", "no"], { error: missing }).transform((it) => it === "yes");

/** a reference, as somebody types it */
const other = filled(30, "otherMissing");

export const requestForms = z.discriminatedUnion("intent", [
  form("open", {}),
  form("readForReason", { reason: text("reasonMissing") }),
  form("take", {}),
  form("giveBack", { text: optionalText }),
  form("handOver", { to: z.string().min(1, { error: "colleagueMissing" }), text: optionalText }),
  form("wait", { text: text("waitMissing") }),
  form("goOn", {}),
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
  form("urgency", {
    urgent: yesNo("urgentMissing"),
    text: text("urgentWhyMissing"),
  }),
  form("noAnswer", {}),
  form("openAgain", { text: text("openAgainMissing") }),
  // another service has to say yes first: it is asked by a form of its own
  form("close", {
    outcome: z
      .enum(OUTCOMES, { error: "outcomeMissing" })
      .exclude(["otherService"], { error: "outcomeMissing" }),
    text: optionalText,
  }),
  form("askService", {
    service: filled(MOST_LINE, "serviceMissing"),
    who: filled(MOST_LINE, "whoMissing"),
    text: optionalText,
  }),
  form("serviceYes", { text: optionalText }),
  form("serviceNo", { text: text("whyNotMissing") }),
  form("passedOn", { sure: z.literal("yes", { error: "tickMissing" }) }),
  form("keep", {}),
  form("wall", { other }),
  form("removeWall", { other, text: text("wallReasonMissing") }),
  form("merge", { other }),
  form("unmerge", {}),
  form("notSame", { other }),
  form("labels", { labels: z.array(z.string().max(50)).max(100) }),
  form("move", { to: z.string().min(1, { error: "hubMissing" }) }),
  form("code", { how: text("howMissing") }),
]);
export type RequestCommand = z.output<typeof requestForms>;

/** Notes and messages each have an address of their own, so that no slip of a form makes one of the other. */
export const noteForm = z.object({ text: text("noteMissing") });
export const messageForm = z.object({
  text: text("messageMissing"),
  tell: z
    .enum(["yes", ""])
    .default("")
    .transform((it) => it === "yes"),
});
