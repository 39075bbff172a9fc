/** The forms by which groups are set up and run, as they are sent. */
import { z } from "zod";
import type { GroupFacts } from "../groups/run-group";
import { filled, line } from "./form-parts";
import { checkForm, firstValues } from "./form-problems";

export const GROUP_LANGUAGES = ["en", "bfi", "pl", "uk", "ar", "ur", "zh", "gd"] as const;
/** What stands for "online" where a room could be chosen. */
export const ONLINE = "online";

const LONGEST = 2000;
export const words = line(LONGEST);
export const ticked = z
  .enum(["yes", ""])
  .default("")
  .transform((it) => it === "yes");
export const whole = (least: number, most: number, error: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, { error })
    .transform(Number)
    .refine((it) => it >= least && it <= most, { error });
const places = whole(0, 500, "numberWrong");

const facts = {
  where: line(60),
  joinBy: words,
  hideVenue: ticked,
  language: z.enum(GROUP_LANGUAGES, { error: "groupLanguageMissing" }),
  leads: line(200),
  note: words,
  seats: places,
  crechePlaces: places,
  crecheStaff: places,
  transportSeats: places,
  askFirst: ticked,
};
const staffed = (it: { crechePlaces: number; crecheStaff: number }) =>
  it.crechePlaces === 0 || it.crecheStaff > 0;
const unstaffed = { path: ["crecheStaff"], error: "crecheStaffMissing" };

const toFacts = ({ where, ...it }: { where: string } & Omit<GroupFacts, "room" | "online">): GroupFacts => ({
  ...it,
  online: where === ONLINE,
  room: where === ONLINE || where === "" ? null : where,
});

export const groupFactsForm = z.object(facts).refine(staffed, unstaffed).transform(toFacts);

export const newGroupForm = z
  .object({
    programme: filled(60, "programmeMissing"),
    hub: filled(60, "groupHubMissing"),
    ...facts,
  })
  .refine(staffed, unstaffed)
  .transform(({ programme, hub, ...it }) => ({ programme, hub, facts: toFacts(it) }));

/** The three boxes of a date as one: "2026-11-30", if it is a date at all. */
export function withDate(fields: Record<string, string[]>, name: string): Record<string, string> {
  const typed = firstValues(fields);
  const part = (of: string, length: number) => (typed[`${name}.${of}`] ?? "").trim().padStart(length, "0");
  return { ...typed, [name]: [part("year", 4), part("month", 2), part("day", 2)].join("-") };
}

/** Later ones are slips of the finger, and from the year 10000 on no calendar reads them. */
const BEFORE = "2100";
export const date = z.iso.date({ error: "dateWrong" }).refine((it) => it < BEFORE, { error: "dateWrong" });
/** "9:30" and "09.30" are meant as "09:30". */
const clock = z
  .string()
  .trim()
  .transform((typed) => {
    const [, hour = "", minute = ""] = /^(\d{1,2})[:.](\d{2})$/.exec(typed) ?? [];
    return `${hour.padStart(2, "0")}:${minute}`;
  })
  .refine((it) => /^([01]\d|2[0-3]):[0-5]\d$/.test(it), { error: "clockWrong" });
const minutes = whole(15, 600, "minutesWrong");

const pattern = z.object({
  first: date,
  time: clock,
  minutes,
  sessions: whole(1, 52, "sessionsWrong"),
  every: z.enum(["1", "2"], { error: "everyMissing" }).transform((it): 1 | 2 => (it === "1" ? 1 : 2)),
});
const oneSession = z.object({ date, time: clock, minutes, week: whole(1, 99, "weekWrong") });
const which = z.enum(["one", "rest"], { error: "whichMissing" }).transform((it) => it === "rest");
const move = z
  .object({ date, time: clock, minutes, room: line(60).transform((it) => it || null), which })
  .transform(({ which: rest, ...it }) => ({ ...it, rest }));
const cancel = z.object({ which }).transform(({ which: rest }) => ({ rest }));

type Typed = Record<string, string[]>;
export const checkPattern = (typed: Typed) => checkForm(pattern, withDate(typed, "first"));
export const checkOneSession = (typed: Typed) => checkForm(oneSession, withDate(typed, "date"));
export const checkMove = (typed: Typed) => checkForm(move, withDate(typed, "date"));
export const checkCancel = (typed: Typed) => checkForm(cancel, firstValues(typed));

/** What can be done with a group as a whole. @returns undefined for what no form of ours sends */
export function checkGroupState(typed: Typed): "publish" | "pause" | "close" | undefined {
  const parsed = z.enum(["publish", "pause", "close"]).safeParse(typed.intent?.[0]);
  return parsed.data;
}
