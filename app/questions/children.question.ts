/** "Your children": ages, a due date, or "I'm a young person asking for myself". One of them is enough, and an
 *  unborn baby is as easy as an age. */
import { readAge, readDue, sayDue } from "./child-age";
import type { Parsed, Question, Slip, Typed } from "./question";

export interface Children {
  /** whole months; `said` as typed */
  ages: { months: number; said: string }[];
  /** ISO date, or ISO month where only that is known */
  due: string | null;
  youngPerson: boolean;
}

export interface ChildrenWords {
  label: string;
  hint?: string;
  errors: Record<"required" | "age" | "due" | "tooMany", string>;
  parts: Record<"age" | "ageHint" | "another" | "due" | "dueHint" | "orYoung" | "young", string>;
  said: Record<"due" | "young", string>;
}

const MOST_CHILDREN = 20;

function read(typed: Typed): Parsed<Children> {
  const first = (part: string) => (typed(part)[0] ?? "").trim();
  const said = typed("age")
    .map((it) => it.trim())
    .filter(Boolean);
  const ages = said.map((it) => ({ said: it, months: readAge(it) }));
  const [day, month, year] = [first("day"), first("month"), first("year")];
  const due = day || month || year ? readDue(day, month, year) : null;
  const youngPerson = first("young") === "yes";

  const slips: Slip[] = [];
  ages.forEach((it, at) => {
    if (it.months === undefined) slips.push({ part: at === 0 ? "age" : `age-${at + 1}`, code: "age" });
  });
  if (ages.length > MOST_CHILDREN) slips.push({ part: "age", code: "tooMany" });
  if (due === undefined) slips.push({ part: "day", code: "due" });
  if (slips.length === 0 && ages.length === 0 && due === null && !youngPerson)
    slips.push({ part: "age", code: "required" });
  if (slips.length > 0) return { ok: false, slips };
  return { ok: true, value: { ages: ages as Children["ages"], due: due ?? null, youngPerson } };
}

export function children(): Question<Children, ChildrenWords> {
  return {
    control: "children",
    optional: false,
    parts: ["age", "day", "month", "year", "young"],
    look: {},
    read,
    say: ({ ages, due, youngPerson }, { said }, lang) =>
      [
        ...ages.map((it) => it.said),
        ...(due ? [said.due.replace("{{date}}", sayDue(due, lang))] : []),
        ...(youngPerson ? [said.young] : []),
      ].join("\n"),
  };
}
