/** What the questions about children share: of a request all of them, of a booking those who come. */
import { DateInput } from "../ui/date-input";
import { fieldName } from "./journey";
import type { QuestionFieldProps } from "./question-field";

/** What was typed into each part of a question, and what is wrong with it.
 *  @param errors the question's words, by code */
export const childParts = (
  { name, raw, slips }: Pick<QuestionFieldProps, "name" | "raw" | "slips">,
  errors: Record<string, string>,
) => ({
  typed: (part: string): string[] => raw[fieldName(name, part)] ?? [],
  error: (part: string): string | undefined => {
    const slip = slips.find((it) => it.part === part);
    return slip && errors[slip.code];
  },
});

interface DueInputProps extends ReturnType<typeof childParts> {
  name: string;
  parts: Record<"due" | "dueHint", string>;
}

/** A day that may be left out, a month and a year. */
export function DueInput({ name, parts, typed, error }: DueInputProps) {
  const first = (part: string) => typed(part)[0] ?? "";
  return (
    <DateInput
      id={fieldName(name, "day")}
      name={name}
      label={parts.due}
      hint={parts.dueHint}
      error={error("day")}
      value={{ day: first("day"), month: first("month"), year: first("year") }}
    />
  );
}
