/** Chosen from a list that the server knows: it puts the list beside what was chosen, and whatever the browser sends there
 *  itself is thrown away (prepare-story.server.ts). */
import { z } from "zod";
import { fieldName } from "../questions/journey";
import type { Parsed, Question, Raw, Typed } from "../questions/question";

export interface Listed {
  id: string;
  name: string;
}

interface ListedWords<Code extends string> {
  label: string;
  hint?: string;
  errors: Record<Code, string>;
}

const LISTED = "listed";
const list = z.array(z.object({ id: z.string(), name: z.string() }));

/** Where the list stands in a draft. */
export const listField = (question: string) => fieldName(question, LISTED);

/** @returns nothing where the server has not said yet */
function readList(typed: Typed): Listed[] {
  const json = typed(LISTED)[0];
  return json ? list.parse(JSON.parse(json)) : [];
}

/** What a question offers, as it stands in a draft. */
export const listedIn = (raw: Raw, question: string): Listed[] =>
  readList((part) => raw[fieldName(question, part)] ?? []);

const base = { parts: ["", LISTED], look: {} };

/** One of them. */
export function listedOne(): Question<Listed, ListedWords<"required">> {
  return {
    ...base,
    control: "listedOne",
    optional: false,
    read(typed): Parsed<Listed> {
      const value = readList(typed).find((it) => it.id === typed("")[0]);
      return value ? { ok: true, value } : { ok: false, slips: [{ part: "", code: "required" }] };
    },
    say: (value) => value.name,
  };
}

/** Any number of them, or none. */
export function listedSeveral(): Question<Listed[] | undefined, ListedWords<never>> {
  return {
    ...base,
    control: "listedSeveral",
    optional: true,
    read(typed) {
      const chosen = readList(typed).filter((it) => typed("").includes(it.id));
      return { ok: true, value: chosen.length > 0 ? chosen : undefined };
    },
    say: (value) => (value ?? []).map((it) => it.name).join("\n"),
  };
}
