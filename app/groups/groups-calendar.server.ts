/** The calendar of all groups that anybody may see, to subscribe to. */
import type { Db } from "../../db/client";
import { findHubById } from "../hubs/hubs.server";
import type { Translate } from "../i18n/words";
import { paths } from "../paths";
import { longCalendarFile, type CalendarEvent } from "./calendar-file.server";
import {
  listPublicGroups,
  type PublicGroup,
  type PublicRoom,
  type PublicSession,
} from "./public-groups.server";
import { rememberFeed } from "./remember-feed.server";
import { stableUuid } from "./stable-uuid.server";

const remember = rememberFeed<string>();

/** @param hub slug; null is every hub. @param origin of families' pages: "https://support.example.org"
 *  @returns a calendar file; undefined where there is no such hub */
export async function groupsCalendar(
  db: Db,
  hub: string | null,
  { origin, t }: { origin: string; t: Translate },
  now: Date,
): Promise<string | undefined> {
  const of = hub === null ? null : await findHubById(db, hub);
  if (of === undefined || of?.active === false) return undefined;
  return remember(db, `${origin} ${of?.id ?? ""}`, now, async () => {
    const name = of ? t("feeds:calendar.ofHub", { hub: of.name }) : t("feeds:calendar.ofAll");
    const groups = await listPublicGroups(db, { hub: of?.id }, now);
    const events = groups.flatMap((group) => group.sessions.map((it) => eventOf(group, it, origin, t)));
    return longCalendarFile(events, name, now);
  });
}

function eventOf(group: PublicGroup, it: PublicSession, origin: string, t: Translate): CalendarEvent {
  const { programme, hub, note, example } = group;
  const more = `${origin}${paths.programme(programme.id)}`;
  return {
    // not the session's own id: what a family keeps in its calendar must not be found by it
    uid: stableUuid("calendar", it.id),
    start: it.startsAt,
    end: it.endsAt,
    title: example ? t("feeds:calendar.example", { name: programme.name }) : programme.name,
    location: group.online ? t("feeds:calendar.online") : it.room ? sayPlace(it.room) : undefined,
    description: [
      programme.forWhom,
      ...(note ? [note] : []),
      ...(group.placeHidden ? [t("feeds:calendar.hidden", { locality: hub.locality })] : []),
      t("feeds:calendar.more", { hub: hub.name, phone: hub.phone, url: more }),
    ].join("\n"),
    cancelled: it.cancelled,
    // a calendar takes the newer of two that say the same number
    sequence: Number(it.moved) + Number(it.cancelled),
  };
}

const sayPlace = ({ name, address }: PublicRoom) => [name, ...address].join(", ");
