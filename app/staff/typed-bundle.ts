/** Who comes, and what they need, as staff type it: one form for a new booking and for one that changes. */
import type { BookedChild, BookingBody, Bundle } from "../groups/group";
import { readAge, readDue } from "../questions/child-age";
import { LANGUAGES } from "../questions/languages";
import type { FieldProblem } from "./form-problems";

type Fields = Record<string, string[]>;

export type TypedNeeds = Pick<BookingBody, "other" | "bundle" | "speaks" | "interpreter" | "access">;

const MOST_ADULTS = 4;
const MOST_SEATS = 12;
const MOST_CHILDREN = 12;
const MOST_LINE = 60;
const MOST_ACCESS = 1000;
/** stands for the unborn among the boxes of the creche */
export const UNBORN = "due";

/** Empty lines to write in, beside the children that are there. */
const SPARE = 2;
const LEAST_LINES = 3;
export const linesFor = (children: number) =>
  Math.min(MOST_CHILDREN, Math.max(LEAST_LINES, children + SPARE));

/** A child that is there, and how its age stands in the form. */
export interface ShownChild {
  child: BookedChild;
  /** whole months today; null where it is not born yet */
  today: number | null;
  said: string;
}

/** @param shown the children as the form showed them: an age that nobody touched stays exact.
 *  @returns ages are those of today */
export function readNeeds(
  fields: Fields,
  shown: readonly ShownChild[],
): { ok: true; value: TypedNeeds } | { ok: false; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const first = (name: string) => (fields[name]?.[0] ?? "").trim();
  const count = (name: string, least: number, most: number, code: FieldProblem["code"]) => {
    const typed = first(name) || "0";
    const value = /^\d{1,2}$/.test(typed) ? Number(typed) : -1;
    if (value < least || value > most) problems.push({ field: name, code });
    return value;
  };
  const line = (name: string, most: number) => {
    if (first(name).length > most) problems.push({ field: name, code: "tooLong" });
    return first(name);
  };
  const seats = count("seats", 1, MOST_ADULTS, "seatsWrong");
  const transport = count("transport", 0, MOST_SEATS, "transportWrong");
  const creche = fields.creche ?? [];
  const born = (fields.age ?? []).slice(0, MOST_CHILDREN).flatMap((typed, at): BookedChild[] => {
    const said = typed.trim();
    if (said === "") return [];
    const was = shown[at];
    const months = was?.said === said ? was.today : readAge(said);
    if (months === undefined || months === null) problems.push({ field: `age-${at}`, code: "ageWrong" });
    return [{ months: months ?? 0, due: null, said, creche: creche.includes(String(at)) }];
  });
  const [day, month, year] = ["day", "month", "year"].map((it) => first(`due.${it}`)) as [
    string,
    string,
    string,
  ];
  const due = day || month || year ? readDue(day, month, year) : null;
  if (due === undefined) problems.push({ field: "due", code: "dueWrong" });
  const unborn: BookedChild[] = due
    ? [{ months: null, due, said: due, creche: creche.includes(UNBORN) }]
    : [];
  const speaks = LANGUAGES.find((it) => it === first("speaks") && it !== "english") ?? "";
  const bundle: Bundle = { seats, children: [...born, ...unborn], transport };
  const value = {
    ...{ bundle, speaks, interpreter: first("interpreter") === "yes" },
    other: seats > 1 ? line("other", MOST_LINE) : "",
    access: line("access", MOST_ACCESS),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}
