/** A booking as staff type it in, on one page: who comes, what they need, and how they can be reached safely. */
import { z } from "zod";
import type { BookingBody } from "../groups/group";
import { londonDate } from "../i18n/dates";
import { DAY_PARTS, type SafeContact, type SafeWay } from "../safety/contact";
import { firstValues, type FieldProblem, type ProblemCode } from "./form-problems";
import { isPhone } from "./hub-forms";
import { readNeeds } from "./typed-bundle";

type Fields = Record<string, string[]>;

export const TYPED_WAYS = ["phone", "text", "email"] as const;
export const BOOKED_BY = ["phone", "inPerson", "paper"] as const;
const MOST_NAME = 60;
const MOST_NOTE = 200;

export interface NewBookingTyped {
  via: (typeof BOOKED_BY)[number];
  talked: boolean;
  key: string;
  body: BookingBody;
}

/** @param now the children's ages were said today, and what is safe too */
export function readNewBooking(
  fields: Fields,
  now: Date,
): { ok: true; value: NewBookingTyped } | { ok: false; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const typed = firstValues(fields);
  const line = (name: string, most: number, missing?: ProblemCode) => {
    const value = (typed[name] ?? "").trim();
    if (value === "" && missing) problems.push({ field: name, code: missing });
    if (value.length > most) problems.push({ field: name, code: "tooLong" });
    return value;
  };
  const via = BOOKED_BY.find((it) => it === typed.via);
  if (!via) problems.push({ field: "via", code: "viaMissing" });
  const callMe = line("callMe", MOST_NAME, "callMeMissing");
  const contact = readContact(fields, line, problems, now);
  const needs = readNeeds(fields, []);
  if (!needs.ok) problems.push(...needs.problems);
  if (problems.length > 0 || !needs.ok || !via) return { ok: false, problems };
  const body = { callMe, ...needs.value, lang: "en", contact, agesOn: londonDate(now), transcript: [] };
  const key = (typed.key ?? "").slice(0, 40);
  return { ok: true, value: { via, talked: typed.talked === "yes", key, body } };
}

function readContact(
  fields: Fields,
  line: (name: string, most: number, missing?: ProblemCode) => string,
  problems: FieldProblem[],
  now: Date,
): SafeContact {
  const reach = fields.reach ?? [];
  const comesBack = reach.includes("code");
  const ways = TYPED_WAYS.filter((it) => reach.includes(it)).map((channel): SafeWay => {
    const to = line(`${channel}To`, MOST_NOTE);
    const isTo = channel === "email" ? z.email().safeParse(to).success : isPhone(to);
    if (!isTo)
      problems.push({ field: `${channel}To`, code: channel === "email" ? "emailWrong" : "phoneWrong" });
    const sayWho = fields[`${channel}Say`]?.[0] === "yes";
    const rung = channel === "phone";
    return {
      ...{ channel, to, sayWho },
      when: DAY_PARTS.filter((it) => fields[`${channel}When`]?.includes(it)),
      note: line(`${channel}Note`, MOST_NOTE),
      // who may answer is asked; where nobody ticks it, nobody else may
      who: rung ? (fields.phoneWho?.[0] === "anyone" ? "anyone" : "onlyMe") : null,
      sayInstead: sayWho ? "" : line(`${channel}SayInstead`, MOST_NOTE),
      voicemail: rung ? fields.phoneVoicemail?.[0] === "yes" : null,
    };
  });
  if (ways.length === 0 && !comesBack) problems.push({ field: "reach", code: "reachMissing" });
  return { ways, comesBack, codeWord: line("codeWord", MOST_NAME), confirmedAt: now.toISOString() };
}
