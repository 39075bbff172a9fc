import type { z } from "zod";
import type { Words } from "../i18n/words";

/** Every slip a staff form can name has its words by this code. */
export type ProblemCode = keyof Words["staff"]["problems"];

export interface FieldProblem {
  /** name of the field; its control's id is made from it by {@link fieldId} */
  field: string;
  code: ProblemCode;
  /** what the words leave a gap for */
  values?: Record<string, string | number>;
}

export type Checked<T> = { ok: true; value: T } | { ok: false; problems: FieldProblem[] };

/** One page holds several forms, so ids hold the form's name. */
export const fieldId = (form: string, field: string) => `${form}-${field}`;

/** A field that no form of ours leaves out, or sends so, has no code: then zod has a sentence of its own. */
const CODE = /^[a-z]+$/i;

/** Schemas of staff forms give codes as their messages, never sentences. */
export function checkForm<T>(schema: z.ZodType<T>, typed: unknown): Checked<T> {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues.map((it) => ({
    field: String(it.path[0] ?? "form"),
    code: CODE.test(it.message) ? (it.message as ProblemCode) : ("formWrong" as const),
  }));
  return {
    ok: false,
    problems: problems.filter((it, at) => problems.findIndex((p) => p.field === it.field) === at),
  };
}

/** A form's fields with their first values, for fields that hold one. */
export const firstValues = (fields: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values[0] ?? ""]));

/** What a slip calls the form that was sent: its intent, and which it is where a page has one for each of several
 *  things: an inbox by its kind, a closing day by its date, all else by its id. */
export function formName(fields: Record<string, string[]>): string {
  const { intent = "", kind, was, id } = firstValues(fields);
  const which = kind ?? was ?? id;
  return which ? `${intent}-${which}` : intent;
}
