/** The forms of a hub's settings, as they are sent. */
import { z } from "zod";
import type { WeekHours } from "../../db/schema/hubs";

export const DAYS = 7;
export const INBOX_KINDS = ["duty", "fallback", "outOfHours"] as const;

const line = (max: number) => z.string().trim().max(max, { error: "tooLong" });

export const isPhone = (typed: string) =>
  /^[\d\s()+-]{6,25}$/.test(typed) && typed.replace(/\D/g, "").length >= 6;

/** Ofcom's numbers for drama, and a domain that nobody can own: what the examples are made of. */
const isMadeUp = (phone: string, email: string) =>
  /^(\+?44|0)1632960\d{3}$/.test(phone.replace(/\D/g, "")) || /@example\.(org|com|net)$/i.test(email);

const contacts = z
  .object({
    intent: z.literal("contacts"),
    phone: line(30).refine(isPhone, { error: "phoneWrong" }),
    email: z.email({ error: "emailWrong" }).max(200, { error: "tooLong" }),
    address: line(500).min(1, { error: "addressMissing" }),
    directions: line(2000),
    managerName: line(100),
    real: z.enum(["yes", ""]).default(""),
  })
  .refine((it) => it.real !== "yes" || !isMadeUp(it.phone, it.email), {
    path: ["real"],
    error: "stillExample",
  })
  .transform(({ address, real, ...it }) => ({
    ...it,
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
    return { intent, week };
  });

const kind = z.enum(INBOX_KINDS, { error: "inboxWrong" });

export const hubForms = z.union([
  contacts,
  hours,
  z.object({ intent: z.literal("inbox"), kind, email: z.email({ error: "emailWrong" }) }),
  z.object({ intent: z.literal("verify"), kind, code: line(20).min(1, { error: "codeMissing" }) }),
  z.object({ intent: z.literal("switch"), to: z.enum(["on", "off"]) }),
  // the only inbox that a hub may do without
  z.object({ intent: z.literal("removeInbox"), kind: z.literal("outOfHours") }),
]);

/** One schema a form, so that a refusal names that form's fields. */
export const hubForm = {
  contacts,
  hours,
  inbox: hubForms.options[2],
  verify: hubForms.options[3],
  switch: hubForms.options[4],
  removeInbox: hubForms.options[5],
} as const;
export type HubCommand = z.output<typeof hubForms>;
