/** What narrows the list of groups. All of it stands in the address, so that it can be kept and gone back to; never a
 *  postcode, and nothing that names anybody. */
import { readAge, readDue } from "../questions/child-age";

export const DAY_PARTS = ["morning", "afternoon", "evening"] as const;
export type DayPart = (typeof DAY_PARTS)[number];
export const WAYS = ["inPerson", "online"] as const;
/** 0 is Monday */
export const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** Whole months. `span`: for how many months it is the answer: who says "3" may be nearly 4. */
export interface ChildAge {
  months: number;
  span: 1 | 12;
}

export interface GroupFilter {
  /** a hub's slug; "" is all */
  near: string;
  age: ChildAge | null;
  /** ISO date, or ISO month where only that is known */
  due: string | null;
  /** 0 is Monday; none is any */
  days: number[];
  parts: DayPart[];
  how: (typeof WAYS)[number] | "";
  creche: boolean;
  dropIn: boolean;
  /** ISO 639-1, or "bfi"; "" is any */
  language: string;
}

/** One that can be taken away by itself. */
export type Chosen =
  | { name: "near" | "age" | "due" | "how" | "creche" | "dropIn" | "language" }
  | { name: "day"; value: number }
  | { name: "part"; value: DayPart };

const IN_YEARS = /^\s*\d{1,2}\s*(y|years?|yrs?)?\s*(old)?\s*$/i;

/** "3", "3 years", "8 months", "newborn". @returns undefined where it is no age */
export function readChildAge(said: string): ChildAge | undefined {
  const months = readAge(said);
  return months === undefined ? undefined : { months, span: IN_YEARS.test(said) ? 12 : 1 };
}

/** "3y" or "8m": what {@link readChildAge} reads back. */
const ageText = ({ months, span }: ChildAge) => (span === 12 ? `${months / 12}y` : `${months}m`);

/** @param query of any address; what makes no sense is left out */
export function readGroupFilter(query: URLSearchParams): GroupFilter {
  const short = (name: string, of: RegExp) => {
    const value = query.get(name) ?? "";
    return of.test(value) ? value : "";
  };
  const days = query.getAll("day");
  const parts = query.getAll("part");
  const [year = "", month = "", day = ""] = short("due", /^\d{4}-\d{2}(-\d{2})?$/).split("-");
  return {
    near: short("near", /^[a-z0-9-]{1,60}$/),
    age: readChildAge(query.get("age") ?? "") ?? null,
    due: readDue(day, month, year) ?? null,
    days: WEEKDAYS.filter((it) => days.includes(String(it))),
    parts: DAY_PARTS.filter((it) => parts.includes(it)),
    how: WAYS.find((it) => it === query.get("how")) ?? "",
    creche: query.get("creche") === "1",
    dropIn: query.get("dropin") === "1",
    language: short("language", /^[a-z]{2,3}$/),
  };
}

/** What stands behind the question mark; "" is every group. The same list has always the same. @param page from 1 */
export function groupsQuery(it: GroupFilter, page = 1): string {
  return new URLSearchParams([
    ...(it.near ? [["near", it.near]] : []),
    ...(it.age ? [["age", ageText(it.age)]] : []),
    ...(it.due ? [["due", it.due]] : []),
    ...it.days.map((day) => ["day", String(day)]),
    ...it.parts.map((part) => ["part", part]),
    ...(it.how ? [["how", it.how]] : []),
    ...(it.creche ? [["creche", "1"]] : []),
    ...(it.dropIn ? [["dropin", "1"]] : []),
    ...(it.language ? [["language", it.language]] : []),
    ...(page > 1 ? [["page", String(page)]] : []),
  ]).toString();
}

/** From 1. @param query of any address */
export function readPage(query: URLSearchParams): number {
  const page = query.get("page") ?? "";
  return /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1;
}

/** Everything chosen, in the order of the form. */
export function listChosen(it: GroupFilter): Chosen[] {
  return [
    ...(["near", "age", "due"] as const).filter((name) => it[name]).map((name) => ({ name })),
    ...it.days.map((value) => ({ name: "day" as const, value })),
    ...it.parts.map((value) => ({ name: "part" as const, value })),
    ...(["how", "creche", "dropIn", "language"] as const)
      .filter((name) => it[name])
      .map((name) => ({ name })),
  ];
}

const NOTHING: GroupFilter = {
  ...{ near: "", age: null, due: null, days: [], parts: [], how: "", creche: false, dropIn: false },
  language: "",
};

/** The same list without one of them. */
export function without(filter: GroupFilter, chosen: Chosen): GroupFilter {
  switch (chosen.name) {
    case "day":
      return { ...filter, days: filter.days.filter((it) => it !== chosen.value) };
    case "part":
      return { ...filter, parts: filter.parts.filter((it) => it !== chosen.value) };
    default:
      return { ...filter, [chosen.name]: NOTHING[chosen.name] };
  }
}

/** What could be let go of as a whole: days together, a child's age with a due date. */
export const LOOSENED = {
  near: ["near"],
  child: ["age", "due"],
  day: ["days"],
  part: ["parts"],
  how: ["how"],
  creche: ["creche"],
  dropIn: ["dropIn"],
  language: ["language"],
} as const satisfies Record<string, ReadonlyArray<keyof GroupFilter>>;
export type Loosened = keyof typeof LOOSENED;

/** @returns undefined where nothing of it was chosen */
export function loosen(filter: GroupFilter, what: Loosened): GroupFilter | undefined {
  const names: ReadonlyArray<keyof GroupFilter> = LOOSENED[what];
  const loose = { ...filter, ...Object.fromEntries(names.map((name) => [name, NOTHING[name]])) };
  return groupsQuery(loose) === groupsQuery(filter) ? undefined : loose;
}
