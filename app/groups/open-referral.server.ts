/** Services as other directories read them. What is public of groups, and nothing else, goes in. */
import { and, inArray, like, max, or } from "drizzle-orm";
import type { Db } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { formatDate, formatDayOfWeek } from "../i18n/dates";
import type { Translate } from "../i18n/words";
import { paths } from "../paths";
import { ageFrom, ageTo, BYDAY, partAddress, type LocationFeed, type ServiceFeed } from "./open-referral";
import { listPublicGroups, type PublicGroup, type PublicRoom } from "./public-groups.server";
import { rememberFeed } from "./remember-feed.server";
import { stableUuid } from "./stable-uuid.server";
import { weeklyTimes, type WeeklyTime } from "./weekly-times";

/** Where the standard is explained, and the paths and parameters it has. */
export const API_DETAILS = {
  version: "HSDS-UK-3.0",
  profile: "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md",
  openapi_url: "https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/openapi.json",
};

interface Said {
  /** of families' pages: "https://support.example.org" */
  origin: string;
  t: Translate;
}

const remember = rememberFeed<ServiceFeed[]>();

/** Every programme at every hub that runs it, by name. */
export function listServices(db: Db, said: Said, now: Date): Promise<ServiceFeed[]> {
  return remember(db, said.origin, now, async () => {
    const groups = await listPublicGroups(db, { states: ["published", "paused"] }, now);
    const changed = await readChanges(db, groups);
    const services = new Map<string, PublicGroup[]>();
    for (const it of groups) {
      const id = stableUuid("service", it.programme.id, it.hub.id);
      services.set(id, [...(services.get(id) ?? []), it]);
    }
    return [...services]
      .map(([id, its]) => serviceOf(id, its, changed, said))
      .sort((a, b) => (a.name + a.id < b.name + b.id ? -1 : 1));
  });
}

/** When each was changed last, as the record of who changed what has it. @returns by id of a group or programme */
async function readChanges(db: Db, groups: PublicGroup[]): Promise<Map<string, Date>> {
  const changed = new Map(groups.map((it) => [it.id, it.createdAt]));
  const ids = [...new Set(groups.flatMap((it) => [it.id, it.programme.id]))];
  const AT_ONCE = 500;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await db
      .select({ subject: audit.subject, at: max(audit.at) })
      .from(audit)
      .where(
        and(
          inArray(audit.subject, ids.slice(from, from + AT_ONCE)),
          // changes; that somebody looked is none, and nobody's business
          or(like(audit.action, "group.%"), like(audit.action, "programme.%")),
        ),
      )
      .groupBy(audit.subject);
    for (const { subject, at } of rows) if (at) changed.set(subject, new Date(at));
  }
  return changed;
}

function serviceOf(id: string, groups: PublicGroup[], changed: Map<string, Date>, said: Said): ServiceFeed {
  const { programme, hub } = groups[0]!;
  const { origin, t } = said;
  const url = `${origin}${paths.programme(programme.id)}`;
  const ours = (what: string, ...parts: string[]) => stableUuid(what, id, ...parts);
  const paused = groups.every((it) => it.paused);
  const lastChange = Math.max(
    ...groups
      .flatMap((it) => [changed.get(it.id), changed.get(it.programme.id)])
      .map((it) => it?.getTime() ?? 0),
  );
  const rooms = new Map(
    groups.flatMap((it) => it.sessions).flatMap(({ room }) => (room ? [[room.id, room]] : [])),
  );
  const atRoom = (room: string) => ours("service_at_location", room);
  const email = hub.email ? { email: hub.email } : {};
  return {
    id,
    name: programme.name,
    description: [
      ...(groups.some((it) => it.example) ? [t("feeds:service.example")] : []),
      programme.summary,
      programme.sessionIs,
      t("feeds:service.length", { length: programme.length }),
      ...(programme.dropIn ? [t("feeds:service.dropIn")] : []),
      ...(programme.askFirst ? [t("feeds:service.askFirst")] : []),
    ]
      .filter(Boolean)
      .join("\n\n"),
    url,
    ...email,
    status: paused ? "temporarily closed" : "active",
    fees: t("feeds:service.free"),
    ...(programme.accredited && {
      accreditations: t("feeds:service.accredited", { runBy: programme.runBy }),
    }),
    ...(programme.fromMonths !== null && { minimum_age: ageFrom(programme.fromMonths) }),
    ...(programme.toMonths !== null && { maximum_age: ageTo(programme.toMonths) }),
    eligibility_description: programme.forWhom,
    ...(paused && { alert: t("feeds:service.paused") }),
    last_modified: new Date(lastChange).toISOString(),
    organization: {
      id: stableUuid("organization", hub.id),
      name: hub.name,
      description: t("feeds:service.organization", { locality: hub.locality }),
      ...email,
      website: `${origin}${paths.hub(hub.id)}`,
    },
    schedules: groups.flatMap((it) => schedulesOf(it, { id, url, atRoom }, t)),
    service_areas: [
      { id: ours("service_area"), service_id: id, name: hub.locality, extent_type: "text" as const },
    ],
    service_at_locations: [
      ...[...rooms.values()].map((room) => ({
        ...{ id: atRoom(room.id), service_id: id, location_id: stableUuid("location", room.id) },
        location: locationOf(room),
      })),
      ...(groups.some((it) => it.online) ? [onlineOf(id, t)] : []),
    ],
    languages: [...new Set(groups.map((it) => it.language))].sort().map((code) => ({
      ...{ id: ours("language", code), service_id: id, code },
      // the one that Intl has no name for
      name: code === "bfi" ? t("feeds:service.bsl") : (languages.of(code) ?? code),
    })),
    cost_options: [
      {
        ...{ id: ours("cost_option"), service_id: id, amount: 0 as const },
        ...{ option: t("feeds:service.everybody"), amount_description: t("feeds:service.free") },
      },
    ],
    contacts: [
      {
        ...{ id: ours("contact"), service_id: id, name: hub.name },
        phones: hub.phone ? [{ id: ours("phone"), contact_id: ours("contact"), number: hub.phone }] : [],
      },
    ],
  };
}

const languages = new Intl.DisplayNames("en-GB", { type: "language" });

interface At {
  id: string;
  url: string;
  atRoom: (room: string) => string;
}

function schedulesOf(group: PublicGroup, { id, url, atRoom }: At, t: Translate): ServiceFeed["schedules"] {
  const held = group.sessions.filter((it) => !it.cancelled);
  const times = weeklyTimes(held.map((it) => ({ ...it, place: it.room?.id ?? null })));
  const how = group.online ? "online" : group.placeHidden ? "hidden" : "inPerson";
  const sayDate = (date: string) => formatDate("en", new Date(`${date}T12:00:00Z`));
  return times.map((it) => ({
    id: stableUuid("schedule", group.id, String(it.weekday), it.opens, it.closes, it.place ?? ""),
    service_id: id,
    ...(it.place !== null && { service_at_location_id: atRoom(it.place) }),
    valid_from: it.dates[0]!,
    valid_to: it.dates.at(-1)!,
    dtstart: it.dates[0]!,
    until: it.dates.at(-1)!,
    freq: "WEEKLY",
    interval: it.every,
    byday: BYDAY[it.weekday]!,
    description: describe(it, t),
    opens_at: it.opens,
    closes_at: it.closes,
    schedule_link: url,
    attending_type: t(`feeds:attending.${how}`),
    notes: t("feeds:schedule.dates", { dates: it.dates.map(sayDate).join("; ") }),
  }));
}

const describe = ({ weekday, opens, closes }: WeeklyTime, t: Translate) =>
  t("feeds:schedule.weekly", { day: formatDayOfWeek("en", weekday), opens, closes });

function locationOf(room: PublicRoom): LocationFeed {
  const id = stableUuid("location", room.id);
  const { street, town, postcode } = partAddress(room.address);
  return {
    ...{ id, location_type: "physical", name: room.name },
    ...(room.directions && { description: room.directions }),
    addresses: [
      {
        ...{ id: stableUuid("address", room.id), location_id: id, address_1: street, city: town },
        ...{ state_province: "South Lanarkshire", postal_code: postcode },
        ...{ country: "GB", address_type: "physical" },
      },
    ],
    accessibility: room.access
      ? [{ id: stableUuid("accessibility", room.id), location_id: id, description: room.access }]
      : [],
  };
}

function onlineOf(service: string, t: Translate): ServiceFeed["service_at_locations"][number] {
  const id = stableUuid("location", "online");
  const name = t("feeds:calendar.online");
  return {
    ...{ id: stableUuid("service_at_location", service, "online"), service_id: service, location_id: id },
    location: { id, location_type: "virtual", name, addresses: [], accessibility: [] },
  };
}
