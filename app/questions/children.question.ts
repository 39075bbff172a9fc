/** "Your children": ages, a due date, or "I'm a young person asking for myself". One of them is enough, and an
 *  unborn baby is as easy as an age. */
import type { Parsed, Question, Slip, Typed } from "./question";
import { formatDate, formatMonth } from "../i18n/dates";

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
const OLDEST_MONTHS = 26 * 12;
const PER_UNIT: [RegExp, number][] = [
  [/^(d|day|days)$/, 0],
  [/^(w|wk|wks|week|weeks)$/, 12 / 52],
  [/^(m|mo|mos|mth|mths|month|months)$/, 1],
  [/^(|y|yr|yrs|year|years|yo|yearsold)$/, 12],
];

/** "4", "8 months", "2 and a half", "newborn" → whole months; undefined where it is no age. */
export function readAge(said: string): number | undefined {
  if (said.length > 40) return undefined;
  const plain = said
    .toLowerCase()
    .replace(/\bold\b/g, "")
    .trim();
  if (/^(newborn|new born|baby)$/.test(plain)) return 0;
  const match = /^(\d{1,3})(\.5|½| and a half| 1\/2)?\s*([a-z]*)( and a half)?$/.exec(plain);
  if (!match) return undefined;
  const per = PER_UNIT.find(([unit]) => unit.test(match[3]!))?.[1];
  if (per === undefined) return undefined;
  const months = Math.floor((Number(match[1]) + (match[2] || match[4] ? 0.5 : 0)) * per);
  return months <= OLDEST_MONTHS ? months : undefined;
}

const pad = (it: string) => it.padStart(2, "0");

/** A day may be left out. @returns undefined where it is no date */
export function readDue(day: string, month: string, year: string): string | undefined {
  if (!/^\d{0,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^(20)?\d{2}$/.test(year)) return undefined;
  const fullYear = year.length === 2 ? `20${year}` : year;
  const iso = `${fullYear}-${pad(month)}-${pad(day || "1")}`;
  const at = new Date(`${iso}T12:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso) return undefined;
  return day ? iso : iso.slice(0, 7);
}

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

/** "14 February 2027", or its month. @param due ISO date or ISO month */
export function sayDue(due: string, lang: string): string {
  const at = new Date(`${due.length === 7 ? `${due}-01` : due}T12:00:00Z`);
  return due.length === 7 ? formatMonth(lang, at) : formatDate(lang, at);
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
