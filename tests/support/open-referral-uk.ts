/** The schema of Open Referral UK 3.0, written from the published profile (github.com/OpenReferralUK/uk-profile, its
 *  compiled service and service_list schemas): no package of it is to be had. Stricter than the published one: what it
 *  does not name is refused, but for the few members of HSDS 3.0 that docs/open-referral.md lists. */
import { z } from "zod";

const id = z.uuid();
const date = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?$/);
const text = z.string().min(1);

const organization = z.strictObject({
  id,
  name: text,
  description: text,
  email: z.email().optional(),
  website: z.url().optional(),
});

const oneToOne = {
  id,
  organization_id: id.optional(),
  name: text,
  description: text.optional(),
  url: z.url(),
  email: z.email().optional(),
  status: z.enum(["active", "inactive", "defunct", "temporarily closed"]),
  fees: text.optional(),
  accreditations: text.optional(),
  minimum_age: z.number().min(0).optional(),
  maximum_age: z.number().min(0).optional(),
  assured_date: date.optional(),
  assurer_email: z.email().optional(),
  alert: text.optional(),
  last_modified: z.iso.datetime({ precision: 3 }).optional(),
  organization,
  // of HSDS 3.0
  eligibility_description: text,
};

const schedule = z.strictObject({
  id,
  service_id: id.optional(),
  service_at_location_id: id.optional(),
  valid_from: date.optional(),
  valid_to: date.optional(),
  dtstart: date.optional(),
  freq: z.enum(["WEEKLY", "MONTHLY"]),
  interval: z.number().int().min(1).optional(),
  byday: z
    .string()
    .regex(/^(-?\d)?(MO|TU|WE|TH|FR|SA|SU)(,(-?\d)?(MO|TU|WE|TH|FR|SA|SU))*$/)
    .optional(),
  bymonthday: z.string().optional(),
  description: text.optional(),
  opens_at: time.optional(),
  closes_at: time.optional(),
  schedule_link: z.url().optional(),
  attending_type: text.optional(),
  notes: text.optional(),
  // of HSDS 3.0
  until: date,
});

const address = z.strictObject({
  id,
  location_id: id.optional(),
  attention: text.optional(),
  address_1: text,
  city: text,
  region: text.optional(),
  state_province: text,
  postal_code: z.string(),
  country: z.string().length(2),
  address_type: z.enum(["physical", "postal", "virtual"]),
});

const location = z.strictObject({
  id,
  name: text.optional(),
  description: text.optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  addresses: z.array(address),
  accessibility: z.array(
    z.strictObject({
      id,
      location_id: id.optional(),
      description: text.optional(),
      details: text.optional(),
    }),
  ),
  // of HSDS 3.0
  location_type: z.enum(["physical", "virtual", "postal"]),
});

export const serviceSchema = z.strictObject({
  ...oneToOne,
  schedules: z.array(schedule),
  service_areas: z.array(
    z.strictObject({
      id,
      service_id: id.optional(),
      name: text.optional(),
      extent: text.optional(),
      extent_type: z.enum(["geojson", "topojson", "kml", "text"]).optional(),
      uri: z.url().optional(),
    }),
  ),
  service_at_locations: z.array(
    z.strictObject({ id, service_id: id.optional(), location_id: id.optional(), location }),
  ),
  // name and code of HSDS 3.0
  languages: z.array(z.strictObject({ id, service_id: id.optional(), name: text, code: text })),
  cost_options: z.array(
    z.strictObject({
      id,
      service_id: id.optional(),
      valid_from: date.optional(),
      valid_to: date.optional(),
      option: text.optional(),
      amount: z.number().min(0).optional(),
      amount_description: text.optional(),
    }),
  ),
  contacts: z.array(
    z.strictObject({
      id,
      service_id: id.optional(),
      name: text.optional(),
      title: text.optional(),
      // of HSDS 3.0
      phones: z.array(z.strictObject({ id, contact_id: id.optional(), number: text })),
    }),
  ),
});

export const servicesPageSchema = z.strictObject({
  total_items: z.int().min(0),
  total_pages: z.int().min(0),
  page_number: z.int().min(1),
  size: z.int().min(0),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(z.strictObject(oneToOne)),
});

export const apiDetailsSchema = z.strictObject({ version: text, profile: z.url(), openapi_url: z.url() });
