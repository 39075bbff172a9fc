/** The children of a booking: ages, or when a baby is due, and which of them need a place in the creche. */
import { readAge, readDue, sayDue } from "../questions/child-age";
import type { Parsed, Question, Slip, Typed } from "../questions/question";

export interface BookedChildren {
  /** whole months; `said` as typed */
  ages: { months: number; said: string; creche: boolean }[];
  /** ISO date, or ISO month where only that is known; the baby may need the creche once it is born */
  due: { on: string; creche: boolean } | null;
}

export interface BookedChildrenWords {
  label: string;
  hint?: string;
  errors: Record<"required" | "age" | "due" | "tooMany" | "crecheAge", string>;
  parts: Record<
    | "age"
    | "ageHint"
    | "another"
    | "creche"
    | "crecheHint"
    | "due"
    | "dueHint"
    | "dueCreche"
    | "orNone"
    | "none",
    string
  >;
  said: Record<"due" | "none" | "creche", string>;
}

const MOST_CHILDREN = 12;
/** Field of the creche tick of the baby that is not born yet. */
export const UNBORN = "due";

function read(typed: Typed): Parsed<BookedChildren> {
  const first = (part: string) => (typed(part)[0] ?? "").trim();
  const ticked = new Set(typed("creche"));
  const rows = typed("age").map((it, at) => ({
    ...{ said: it.trim(), row: at + 1, creche: ticked.has(String(at + 1)) },
    months: readAge(it.trim()),
  }));
  const [day, month, year] = [first("day"), first("month"), first("year")];
  const due = day || month || year ? readDue(day, month, year) : null;

  const slips: Slip[] = [];
  for (const { said, row, creche, months } of rows) {
    const part = row === 1 ? "age" : `age-${row}`;
    if (said !== "" && months === undefined) slips.push({ part, code: "age" });
    // a tick without an age says that there is a child, and not enough to look after it
    if (said === "" && creche) slips.push({ part, code: "crecheAge" });
  }
  const ages = rows.filter((it) => it.said !== "");
  if (ages.length > MOST_CHILDREN) slips.push({ part: "age", code: "tooMany" });
  if (due === undefined) slips.push({ part: "day", code: "due" });
  if (slips.length === 0 && ages.length === 0 && due === null && first("none") !== "yes")
    slips.push({ part: "age", code: "required" });
  if (slips.length > 0) return { ok: false, slips };
  return {
    ok: true,
    value: {
      ages: ages.map(({ said, months, creche }) => ({ said, months: months!, creche })),
      due: due ? { on: due, creche: ticked.has(UNBORN) } : null,
    },
  };
}

export function bookedChildren(): Question<BookedChildren, BookedChildrenWords> {
  return {
    control: "bookedChildren",
    optional: false,
    parts: ["age", "creche", "day", "month", "year", "none"],
    look: {},
    read,
    say: ({ ages, due }, { said }, lang) => {
      const lines = [
        ...ages.map((it) => ({ text: it.said, creche: it.creche })),
        ...(due ? [{ text: said.due.replace("{{date}}", sayDue(due.on, lang)), creche: due.creche }] : []),
      ];
      if (lines.length === 0) return said.none;
      return lines.map((it) => (it.creche ? said.creche.replace("{{child}}", it.text) : it.text)).join("\n");
    },
  };
}
