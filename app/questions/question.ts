/** Kinds of question. A question knows how its answer is read from a form and said back; its words are in the
 *  locale files, by its name, with a shape that the kind decides. Reading is pure, and reading twice is the same. */
import { z } from "zod";

/** Field name → everything typed under it. */
export type Raw = Record<string, string[]>;
export interface Slip {
  /** part of the question's field; "" where it has one input */
  part: string;
  code: string;
}
export type Parsed<V> = { ok: true; value: V } | { ok: false; slips: Slip[] };
/** What was typed in one part of the question's field. */
export type Typed = (part: string) => string[];

export interface QuestionWords {
  label: string;
  hint?: string;
  errors: Record<string, string>;
  options?: Record<string, string>;
  /** what an option means, under it */
  optionHints?: Record<string, string>;
}
type Errors<Code extends string> = { label: string; hint?: string; errors: Record<Code, string> };
type WithOptions<Code extends string, Option extends string> = Errors<Code> & {
  options: Record<Option, string>;
  optionHints?: Record<Option, string>;
};

export interface Question<V = unknown, W extends QuestionWords = QuestionWords> {
  control: string;
  optional: boolean;
  /** parts of its form field; [""] where it has one input */
  parts: readonly string[];
  look: { type?: "text" | "tel" | "email"; max?: number; options?: readonly string[] };
  read(typed: Typed): Parsed<V>;
  say(value: V, words: W, lang: string): string;
  /** no value: only carries the type of its words */
  readonly words?: W;
}
export type Questions = Record<string, Question>;
/** Answers by question; one that was not asked, or was left empty, is absent. */
export type Answers<Q extends Questions> = {
  [K in keyof Q]?: Q[K] extends Question<infer V, infer _> ? Exclude<V, undefined> : never;
};
/** The words a locale file must hold for these questions: one that is missing is a type error. */
export type WordsOf<Q extends Questions> = {
  [K in keyof Q]: Q[K] extends Question<infer _, infer W> ? W : never;
};

const slip = (code: string, part = ""): { ok: false; slips: Slip[] } => ({
  ok: false,
  slips: [{ part, code }],
});
const one = (typed: Typed, part = "") => (typed(part)[0] ?? "").trim();

/** Reads with a zod schema whose messages are codes. */
function check<V>(schema: z.ZodType<V>, input: unknown, part = ""): Parsed<V> {
  const parsed = schema.safeParse(input);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : slip(parsed.error.issues[0]?.message ?? "required", part);
}

interface TextLook {
  max: number;
}
const written = (max: number) => z.string().min(1, "required").max(max, "tooLong");

function textLike<Code extends string>(
  control: string,
  schema: z.ZodType<string>,
  look: Question["look"],
): Question<string, Errors<Code>> {
  return {
    control,
    optional: false,
    parts: [""],
    look,
    read: (typed) => check(schema, one(typed)),
    say: (value) => value,
  };
}

export const text = (look: TextLook) =>
  textLike<"required" | "tooLong">("text", written(look.max), { type: "text", ...look });

export const longText = (look: TextLook) =>
  textLike<"required" | "tooLong">("longText", written(look.max), look);

export const email = () =>
  textLike<"required" | "tooLong" | "email">("text", written(254).pipe(z.email("email")), {
    type: "email",
    max: 254,
  });

/** A UK number, or one from abroad with its +. Spaces, brackets and hyphens are how people write; they stay. */
const PHONE = /^(\+\d{8,15}|07\d{9}|0(?!7)\d{9,10})$/;
export const phone = () =>
  textLike<"required" | "phone">(
    "text",
    z
      .string()
      .min(1, "required")
      .max(40, "phone")
      .refine((it) => PHONE.test(it.replace(/[\s().-]/g, "").replace(/^00/, "+")), "phone"),
    { type: "tel", max: 30 },
  );

export function choice<const O extends string>(
  options: readonly O[],
): Question<O, WithOptions<"required", O>> {
  const schema = z.enum(options as readonly [O, ...O[]], "required");
  return {
    control: "choice",
    optional: false,
    parts: [""],
    look: { options },
    read: (typed) => check(schema, one(typed)),
    say: (value, words) => words.options[value],
  };
}

export function choices<const O extends string>(
  options: readonly O[],
): Question<O[], WithOptions<"required", O>> {
  const schema = z.array(z.enum(options as readonly [O, ...O[]])).min(1, "required");
  const known = (it: string): it is O => (options as readonly string[]).includes(it);
  return {
    control: "choices",
    optional: false,
    parts: [""],
    look: { options },
    read: (typed) => check(schema, [...new Set(typed("").filter(known))]),
    say: (value, words) => value.map((it) => words.options[it]).join("\n"),
  };
}

/** May be left empty: then it has no answer, and no word for "required". */
export function optional<V, W extends QuestionWords>(
  question: Question<V, W>,
): Question<V | undefined, Omit<W, "errors"> & { errors: Omit<W["errors"], "required"> }> {
  const blank = (typed: Typed) => question.parts.every((part) => typed(part).every((it) => it.trim() === ""));
  return {
    ...(question as unknown as Question<V | undefined, never>),
    optional: true,
    read: (typed) => (blank(typed) ? { ok: true, value: undefined } : question.read(typed)),
  };
}
