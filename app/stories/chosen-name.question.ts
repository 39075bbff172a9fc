/** "A name of your own choosing". It is read together with what stands in the rest of the story, which the server puts
 *  beside it, as is the place in the list of names from which some are offered. */
import { z } from "zod";
import { fieldName } from "../questions/journey";
import type { Parsed, Question, Typed } from "../questions/question";
import { faultOf, type NameFault, type Told } from "./chosen-name";

interface ChosenNameWords {
  label: string;
  hint?: string;
  errors: Record<NameFault | "tooLong", string>;
}

const MOST = 40;
/** Parts of its field that the server fills. */
export const NAME_PARTS = { told: "told", from: "from", offer: "offer" } as const;

const told = z.object({ names: z.array(z.string()), emails: z.array(z.string()) });

function toldIn(typed: Typed): Told {
  const json = typed(NAME_PARTS.told)[0];
  return json ? told.parse(JSON.parse(json)) : { names: [], emails: [] };
}

function read(typed: Typed): Parsed<string | undefined> {
  const value = (typed("")[0] ?? "").trim().replace(/\s+/gu, " ");
  if (value === "") return { ok: true, value: undefined };
  const code = value.length > MOST ? "tooLong" : faultOf(value, toldIn(typed));
  return code ? { ok: false, slips: [{ part: "", code }] } : { ok: true, value };
}

export function chosenName(): Question<string | undefined, ChosenNameWords> {
  return {
    control: "chosenName",
    optional: true,
    parts: ["", ...Object.values(NAME_PARTS)],
    look: {},
    read,
    say: (value) => value ?? "",
  };
}

/** How far apart in the list those stand that are offered together. */
const APART = 11;

/** Three of a list of names. @param typed what the draft holds; any list of more than 22 gives three different ones */
export function offeredNames(
  raw: Record<string, readonly string[]>,
  question: string,
  names: readonly string[],
) {
  const from = Number(raw[fieldName(question, NAME_PARTS.from)]?.[0] ?? 0) || 0;
  return [0, 1, 2].map((it) => names[(from + it * APART) % names.length]!);
}
