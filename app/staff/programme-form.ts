/** The forms of programmes and rooms, as they are sent. */
import { z } from "zod";
import type { ProgrammeWords } from "../groups/save-programme.server";
import type { RoomFacts } from "../groups/save-room.server";
import { readAge } from "../groups/typed-age";
import { filled, line } from "./form-parts";
import { ticked, whole, words } from "./group-forms";

/** As typed in whole months; null for no limit. */
const age = (last: boolean) =>
  z
    .string()
    .transform((typed) => readAge(typed, last))
    .refine((it) => it !== undefined, { error: "ageWrong" })
    .transform((it) => it ?? null);
const week = z
  .string()
  .trim()
  .regex(/^\d{0,2}$/, { error: "weeksWrong" })
  .transform((typed) => (typed === "" ? null : Number(typed)))
  .refine((it) => it === null || (it >= 1 && it <= 42), { error: "weeksWrong" });
const inOrder = (from: number | null, to: number | null) => from === null || to === null || from <= to;

export const programmeForm: z.ZodType<ProgrammeWords> = z
  .object({
    name: filled(100, "nameMissing"),
    summary: filled(400, "summaryMissing"),
    forWhom: filled(300, "forWhomMissing"),
    sessionIs: words,
    length: filled(200, "lengthMissing"),
    runBy: filled(200, "runByMissing"),
    accredited: ticked,
    dropIn: ticked,
    askFirst: ticked,
    fromMonths: age(false),
    toMonths: age(true),
    expecting: ticked,
    fromWeeks: week,
    toWeeks: week,
    youngPeople: ticked,
    example: ticked,
    active: ticked,
  })
  .refine((it) => inOrder(it.fromMonths, it.toMonths), { path: ["toMonths"], error: "ageOrder" })
  .refine((it) => inOrder(it.fromWeeks, it.toWeeks), { path: ["toWeeks"], error: "weeksOrder" });

export const roomForm: z.ZodType<{ hub: string; facts: RoomFacts }> = z
  .object({
    hub: line(60).default(""),
    name: filled(100, "nameMissing"),
    address: filled(500, "roomAddressMissing").transform((typed) =>
      typed
        .split("\n")
        .map((it) => it.trim())
        .filter(Boolean),
    ),
    directions: words,
    access: words,
    seats: whole(0, 500, "numberWrong"),
    active: ticked,
    example: ticked,
  })
  .transform(({ hub, ...facts }) => ({ hub, facts }));
