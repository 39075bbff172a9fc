/** Which list a request was opened from stands in its address, so that Back leads there. */
import { paths } from "../paths";
import { filterQuery, readFilter } from "../referrals/inbox-filter";

const SEARCH = "search";

/** @param from as {@link listBehind} gives it */
export const requestFrom = (reference: string, from: string): string =>
  paths.request(reference) + (from ? `?from=${encodeURIComponent(from)}` : "");

/** As {@link requestFrom}, of a task. */
export const taskFrom = (id: string, from: string): string =>
  paths.task(id) + (from ? `?from=${encodeURIComponent(from)}` : "");

/** @param address whole, of a request's or a task's page. @returns the list, as it stands there and as a path; the whole inbox where
 *  there is none */
export function listBehind(address: string | null): { from: string; href: string } {
  const asked = address && URL.canParse(address) ? new URL(address).searchParams.get("from") : null;
  if (asked === SEARCH) return { from: SEARCH, href: paths.search };
  const query = new URLSearchParams(asked ?? "");
  const after = /^[\w.-]{1,60}$/.exec(query.get("after") ?? "")?.[0];
  const from = filterQuery(readFilter(query), after);
  return { from, href: from ? `${paths.staff}?${from}` : paths.staff };
}
