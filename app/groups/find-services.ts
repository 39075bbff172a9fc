/** What a directory asks of the list of services, in the standard's parameters. */
import { z } from "zod";
import { BYDAY, summaryOf, type FeedPage, type ServiceFeed, type ServiceSummary } from "./open-referral";

const MOST_PER_PAGE = 100;
const DEFAULT_PER_PAGE = 50;

const number = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/)
  .transform(Number);
const count = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
  .transform((it) => it.slice(0, 5));
const flag = z.enum(["true", "false"]).transform((it) => it === "true");
/** "TU", "tue", "Tuesday" */
const day = z
  .string()
  .transform((it) => it.slice(0, 2).toUpperCase())
  .pipe(z.enum(BYDAY));

const ASKED = z.object({
  search: z.string().max(200).optional(),
  page: count(1, 100_000).default(1),
  per_page: count(1, MOST_PER_PAGE).default(DEFAULT_PER_PAGE),
  modified_after: z
    .string()
    .refine((it) => /^\d{4}-\d{2}-\d{2}/.test(it) && !Number.isNaN(Date.parse(it)))
    .transform((it) => new Date(it))
    .optional(),
  minimum_age: number.optional(),
  maximum_age: number.optional(),
  start_time: time.optional(),
  end_time: time.optional(),
  day: day.optional(),
  organization_id: z.string().max(64).optional(),
  taxonomy_id: z.string().max(64).optional(),
  taxonomy_term_id: z.string().max(64).optional(),
  /** HSDS 3.0: everything of each service, not only what there is one of */
  full: flag.optional(),
});
type Asked = z.infer<typeof ASKED>;

/** @returns the names of the parameters that make no sense, where there are any */
export function readServicesQuery(
  query: URLSearchParams,
): { ok: true; asked: Asked } | { ok: false; wrong: string[] } {
  // an empty one is one that was left out
  const given = Object.fromEntries([...query].filter(([, value]) => value !== ""));
  const read = ASKED.safeParse(given);
  if (read.success) return { ok: true, asked: read.data };
  return { ok: false, wrong: [...new Set(read.error.issues.map((it) => String(it.path[0])))] };
}

function fits(it: ServiceFeed, asked: Asked): boolean {
  const words = `${it.name} ${it.description} ${it.eligibility_description}`.toLowerCase();
  const heldThen = it.schedules.some(
    ({ byday, opens_at, closes_at }) =>
      (asked.day === undefined || byday === asked.day) &&
      (asked.start_time === undefined || opens_at >= asked.start_time) &&
      (asked.end_time === undefined || closes_at <= asked.end_time),
  );
  const asksWhen = [asked.day, asked.start_time, asked.end_time].some((when) => when !== undefined);
  return (
    (asked.search === undefined || words.includes(asked.search.toLowerCase())) &&
    (asked.modified_after === undefined || new Date(it.last_modified) >= asked.modified_after) &&
    (asked.minimum_age === undefined || (it.minimum_age ?? 0) >= asked.minimum_age) &&
    (asked.maximum_age === undefined ||
      (it.maximum_age !== undefined && it.maximum_age <= asked.maximum_age)) &&
    (asked.organization_id === undefined || it.organization.id === asked.organization_id) &&
    // we use no taxonomy, so nothing is of one
    asked.taxonomy_id === undefined &&
    asked.taxonomy_term_id === undefined &&
    (!asksWhen || heldThen)
  );
}

/** One page of those that fit. A page past the last is empty. */
export function findServices(
  all: readonly ServiceFeed[],
  asked: Asked,
): FeedPage<ServiceSummary | ServiceFeed> {
  const found = all.filter((it) => fits(it, asked));
  const { page, per_page: perPage } = asked;
  const contents = found.slice((page - 1) * perPage, page * perPage);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  return {
    total_items: found.length,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents: asked.full ? contents : contents.map(summaryOf),
  };
}
