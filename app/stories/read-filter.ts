/** What narrows the list of stories. It stands in the address, so that it can be kept and sent on; never a word that
 *  somebody looked for. */
import { FEELINGS, SERVICES, THEMES, type Feeling, type Service, type Theme } from "./story";
import { CAME_OF_IT, cameTerm, tagTerm, youngTerm, type CameOfIt } from "./terms-of";

export interface StoryFilter {
  /** a hub's slug; "" is any, as in all of them */
  hub: string;
  programme: string;
  service: Service | "";
  feeling: Feeling | "";
  theme: Theme | "";
  came: CameOfIt | "";
  young: boolean;
  /** words are looked for: they wait in this browser's slip, and not in the address */
  words: boolean;
}
export type FilterName = keyof StoryFilter;

/** In the order of the form. */
export const FILTER_NAMES = [
  ...["hub", "programme", "service", "feeling", "theme", "came", "young", "words"],
] as const as readonly FilterName[];

const NOTHING: StoryFilter = {
  ...{ hub: "", programme: "", service: "", feeling: "", theme: "", came: "", young: false, words: false },
};
const SLUG = /^[a-z0-9-]{1,60}$/;

/** @param query of any address; what makes no sense is left out */
export function readStoryFilter(query: URLSearchParams): StoryFilter {
  const of = <T extends string>(name: string, known: readonly T[]) =>
    known.find((it) => it === query.get(name)) ?? "";
  const slug = (name: string) => (SLUG.test(query.get(name) ?? "") ? query.get(name)! : "");
  return {
    hub: slug("hub"),
    programme: slug("programme"),
    service: of("service", SERVICES),
    feeling: of("feeling", FEELINGS),
    theme: of("theme", THEMES),
    came: of("came", CAME_OF_IT),
    young: query.get("young") === "1",
    words: query.get("words") === "1",
  };
}

/** What stands behind the question mark; "" is every story. The same list has always the same.
 *  @param before only stories older than this one */
export function storiesQuery(it: StoryFilter, before: number | null = null): string {
  return new URLSearchParams([
    ...listChosen(it).map((name) => [name, it[name] === true ? "1" : String(it[name])]),
    ...(before === null ? [] : [["before", String(before)]]),
  ]).toString();
}

/** The first story that is not on the page. @returns null for the first page */
export function readBefore(query: URLSearchParams): number | null {
  const before = query.get("before") ?? "";
  return /^[1-9]\d{0,8}$/.test(before) ? Number(before) : null;
}

/** Everything chosen, in the order of the form. */
export const listChosen = (it: StoryFilter): FilterName[] => FILTER_NAMES.filter((name) => it[name]);

/** The same list without one of them. */
export const without = (filter: StoryFilter, name: FilterName): StoryFilter => ({
  ...filter,
  [name]: NOTHING[name],
});
/** All stories with one thing in common. */
export const only = (it: Partial<StoryFilter>): StoryFilter => ({ ...NOTHING, ...it });

/** Terms of the index, by what was chosen; words are not among them. */
export function filterTerms(it: StoryFilter): Array<{ name: FilterName; term: string }> {
  return [
    ...(["hub", "programme", "service", "feeling", "theme"] as const).flatMap((name) =>
      it[name] ? [{ name, term: tagTerm(name, it[name]) }] : [],
    ),
    ...(it.came ? [{ name: "came" as const, term: cameTerm(it.came) }] : []),
    ...(it.young ? [{ name: "young" as const, term: youngTerm }] : []),
  ];
}
