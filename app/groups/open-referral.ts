/** Open Referral UK (HSDS-UK 3.0): the shapes in which other directories read what we offer. Every name is the
 *  standard's; what the UK profile leaves out of HSDS 3.0 and we say all the same is marked. See docs/open-referral.md. */

export interface OrganizationFeed {
  id: string;
  name: string;
  description: string;
  email?: string;
  website: string;
}

/** A service as it is listed: what there is one of. A programme at a hub is one service. */
export interface ServiceSummary {
  id: string;
  name: string;
  description: string;
  url: string;
  email?: string;
  status: "active" | "temporarily closed";
  fees: string;
  accreditations?: string;
  /** whole years and parts of them: 18 months are 1.5 */
  minimum_age?: number;
  maximum_age?: number;
  /** HSDS 3.0 */
  eligibility_description: string;
  alert?: string;
  /** ISO time */
  last_modified: string;
  organization: OrganizationFeed;
}

/** One weekly time of a group. Times are of the clock in the United Kingdom, whatever the season. */
export interface ScheduleFeed {
  id: string;
  service_id: string;
  service_at_location_id?: string;
  valid_from: string;
  valid_to: string;
  dtstart: string;
  /** HSDS 3.0 */
  until: string;
  freq: "WEEKLY";
  interval: number;
  byday: Byday;
  description: string;
  opens_at: string;
  closes_at: string;
  schedule_link: string;
  attending_type: string;
  notes: string;
}

export const BYDAY = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
type Byday = (typeof BYDAY)[number];

export interface LocationFeed {
  id: string;
  /** HSDS 3.0 */
  location_type: "physical" | "virtual";
  name: string;
  description?: string;
  addresses: Array<{
    id: string;
    location_id: string;
    address_1: string;
    city: string;
    state_province: string;
    postal_code: string;
    country: "GB";
    address_type: "physical";
  }>;
  accessibility: Array<{ id: string; location_id: string; description: string }>;
}

export interface ServiceFeed extends ServiceSummary {
  schedules: ScheduleFeed[];
  service_areas: Array<{ id: string; service_id: string; name: string; extent_type: "text" }>;
  service_at_locations: Array<{
    id: string;
    service_id: string;
    location_id: string;
    location: LocationFeed;
  }>;
  /** `name` and `code` as of HSDS 3.0 */
  languages: Array<{ id: string; service_id: string; name: string; code: string }>;
  cost_options: Array<{
    id: string;
    service_id: string;
    option: string;
    amount: 0;
    amount_description: string;
  }>;
  /** `phones` as of HSDS 3.0 */
  contacts: Array<{
    id: string;
    service_id: string;
    name: string;
    phones: Array<{ id: string; contact_id: string; number: string }>;
  }>;
}

export interface FeedPage<T> {
  total_items: number;
  total_pages: number;
  /** from 1 */
  page_number: number;
  size: number;
  first_page: boolean;
  last_page: boolean;
  empty: boolean;
  contents: T[];
}

/** Without what there may be many of. */
export function summaryOf(service: ServiceFeed): ServiceSummary {
  const { schedules, service_areas, service_at_locations, languages, cost_options, contacts, ...summary } =
    service;
  void [schedules, service_areas, service_at_locations, languages, cost_options, contacts];
  return summary;
}

/** In whole years from the first month that fits; 18 months are 1.5. */
export const ageFrom = (months: number) => Math.round((months / 12) * 100) / 100;

/** @param months the last that fits: 83, the last before a seventh birthday, is 6 years as people and the standard count */
export const ageTo = (months: number) =>
  (months + 1) % 12 === 0 && months > 12 ? (months + 1) / 12 - 1 : ageFrom(months);

/** UK postcodes, as a whole line of an address. */
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i;

/** @param lines of an address as people write it: the town last, or before a postcode */
export function partAddress(lines: readonly string[]): { street: string; town: string; postcode: string } {
  const postcode = lines.find((it) => POSTCODE.test(it.trim()))?.trim() ?? "";
  const others = lines.filter((it) => it.trim() !== postcode);
  const town = others.at(-1) ?? "";
  return { street: others.slice(0, -1).join(", ") || town, town, postcode };
}
