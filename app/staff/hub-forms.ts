/** The forms of a hub's settings, as they are sent. */
import { z } from "zod";
import type { WeekHours } from "../../db/schema/hubs";
import { blanksOf, BLOCK_LANGUAGES, MOST_BLOCK } from "../referrals/reply-blocks";
import { closingForm } from "./closing-forms";
import { filled, form, line } from "./form-parts";

export const DAYS = 7;
const MOST_TARGET_HOURS = 80;
export const INBOX_KINDS = ["duty", "fallback", "outOfHours", "manager", "serviceManager"] as const;
/** Those that a hub may do without. */
export const SPARE_INBOXES = ["outOfHours", "manager", "serviceManager"] as const;
const MOST_HOURS = 400;
const MOST_TRIES = 20;
/** Less, and a family that comes back to its page after a holiday finds nothing. */
const LEAST_DAYS = 30;
const MOST_DAYS = 36500;

export const needed = (missing: string) => filled(100, missing);

export const isPhone = (typed: string) =>
  /^[\d\s()+-]{6,25}$/.test(typed) && typed.replace(/\D/g, "").length >= 6;

/** Ofcom's numbers for drama, a domain that nobody can own, a telling name: what the examples are made of. */
const isMadeUp = (it: { phone: string; email: string; managerName: string }) =>
  /^(\+?44|0)1632960\d{3}$/.test(it.phone.replace(/\D/g, "")) ||
  /@example\.(org|com|net)$/i.test(it.email) ||
  / Example$/.test(it.managerName);

/** "7.5" working hours, in minutes. */
const hoursTo = (most: number, error: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}([.,]\d{1,2})?$/, { error })
    .transform((typed) => Number(typed.replace(",", ".")))
    .refine((hours) => hours >= 1 && hours <= most, { error })
    .transform((hours) => Math.round(hours * 60));
const targetHours = hoursTo(MOST_TARGET_HOURS, "targetWrong");

const times = z
  .object({
    intent: z.literal("times"),
    outcomeHours: hoursTo(MOST_HOURS, "hoursOutside"),
    leaseHours: hoursTo(MOST_TARGET_HOURS, "targetWrong"),
    contactTries: z.coerce
      .number({ error: "triesWrong" })
      .int({ error: "triesWrong" })
      .min(1, { error: "triesWrong" })
      .max(MOST_TRIES, { error: "triesWrong" }),
    // empty: not settled
    retentionDays: z
      .string()
      .trim()
      .regex(/^\d{0,5}$/, { error: "retentionWrong" })
      .transform((typed) => (typed === "" ? null : Number(typed)))
      .refine((days) => days === null || (days >= LEAST_DAYS && days <= MOST_DAYS), {
        error: "retentionWrong",
      }),
  })
  .transform(({ outcomeHours: outcomeMinutes, leaseHours: leaseMinutes, ...it }) => ({
    ...it,
    outcomeMinutes,
    leaseMinutes,
  }));

const contacts = z
  .object({
    intent: z.literal("contacts"),
    name: needed("hubNameMissing"),
    locality: needed("localityMissing"),
    phone: line(30).refine(isPhone, { error: "phoneWrong" }),
    email: z.email({ error: "emailWrong" }).max(200, { error: "tooLong" }),
    address: line(500).min(1, { error: "addressMissing" }),
    directions: line(2000),
    managerName: line(100),
    targetHours,
    real: z.enum(["yes", ""]).default(""),
  })
  .refine((it) => it.real !== "yes" || !isMadeUp(it), {
    path: ["real"],
    error: "stillExample",
  })
  .transform(({ address, real, targetHours: targetMinutes, ...it }) => ({
    ...it,
    targetMinutes,
    address: address
      .split("\n")
      .map((each) => each.trim())
      .filter(Boolean),
    real: real === "yes",
  }));

/** "8:45" and "08.45" are meant as "08:45". */
const time = z
  .string()
  .trim()
  .transform((typed) => {
    const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(typed) ?? [];
    return hour && minute && Number(hour) < 24 && Number(minute) < 60
      ? `${hour.padStart(2, "0")}:${minute}`
      : typed;
  });
const isTime = (it: string) => /^\d{2}:\d{2}$/.test(it);

const hours = z
  .object({
    intent: z.literal("hours"),
    open: z.array(time).length(DAYS, { error: "hoursWrong" }),
    close: z.array(time).length(DAYS, { error: "hoursWrong" }),
  })
  .transform(({ intent, open, close }, context) => {
    const week: WeekHours = [];
    for (let day = 0; day < DAYS; day++) {
      const [from, to] = [open[day]!, close[day]!];
      if (from === "" && to === "") week.push(null);
      else if (isTime(from) && isTime(to) && from < to) week.push({ open: from, close: to });
      else context.addIssue({ code: "custom", path: [`open${day}`], message: "hoursWrong" });
    }
    if (week.length === DAYS && week.every((it) => it === null))
      context.addIssue({ code: "custom", path: ["open0"], message: "noOpenDay" });
    return { intent, week };
  });

const id = z.string();
const person = { name: needed("personMissing"), role: needed("roleMissing") };
const block = {
  lang: z.enum(BLOCK_LANGUAGES, { error: "languageMissing" }),
  name: line(60).min(1, { error: "blockNameMissing" }),
  text: line(MOST_BLOCK)
    .min(1, { error: "blockTextMissing" })
    .refine((it) => blanksOf(it) !== undefined, { error: "blankWrong" }),
  checkedBy: needed("checkedByMissing"),
};

const kind = z.enum(INBOX_KINDS, { error: "inboxWrong" });

/** One schema a form, so that a refusal names that form's fields. */
export const hubForm = {
  contacts,
  hours,
  times,
  inbox: z.object({ intent: z.literal("inbox"), kind, email: z.email({ error: "emailWrong" }) }),
  verify: z.object({
    intent: z.literal("verify"),
    kind,
    code: line(20).min(1, { error: "codeMissing" }),
  }),
  switch: z.object({ intent: z.literal("switch"), to: z.enum(["on", "off"]) }),
  removeInbox: z.object({ intent: z.literal("removeInbox"), kind: z.enum(SPARE_INBOXES) }),
  addPerson: form("addPerson", person),
  changePerson: form("changePerson", { id, ...person }),
  movePerson: form("movePerson", { id, to: z.enum(["up", "down"]) }),
  removePerson: form("removePerson", { id }),
  addLabel: z.object({ intent: z.literal("addLabel"), name: line(40).min(1, { error: "labelNameMissing" }) }),
  removeLabel: form("removeLabel", { id }),
  addBlock: form("addBlock", block),
  changeBlock: form("changeBlock", { id, ...block }),
  removeBlock: form("removeBlock", { id }),
  ...closingForm,
} as const;
export type HubCommand = z.output<(typeof hubForm)[keyof typeof hubForm]>;
