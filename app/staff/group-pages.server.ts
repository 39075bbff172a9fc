/** What the pages show on which sessions are added, moved and cancelled: what was typed is looked at first. */
import { and, eq, gte, inArray, lte, ne, type SQL } from "drizzle-orm";
import type { Db } from "../../db/client";
import { bookings, sessionPlaces } from "../../db/schema/bookings";
import { groups, programmes, sessions } from "../../db/schema/groups";
import { listGroupsAtWork, readGroupAtWork, type GroupAtWork } from "../groups/groups-at-work.server";
import type { WholeGroup } from "../groups/groups.server";
import { planMove } from "../groups/plan-sessions.server";
import { chosenSessions } from "../groups/run-group";
import { planWeekly, type PlannedSession, type WeeklyPattern } from "../groups/weekly-pattern";
import { listClosingDays } from "../hubs/closing-days.server";
import { notFound } from "../http/respond.server";
import { listAllProgrammes } from "../groups/save-programme.server";
import { listRooms } from "../groups/save-room.server";
import { hubCalendar, listNames } from "../hubs/hubs.server";
import { checkCancel, checkMove, checkPattern } from "./group-forms";
import { hubsWhere, may, type StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

type Slip = StaffSlip | undefined;

/** @throws Response 404 where there is no such group at this person's hubs */
export async function mayRunGroup(db: Db, staff: StaffMember, id: string): Promise<void> {
  const [found] = await db.select({ hub: groups.hub }).from(groups).where(eq(groups.id, id));
  if (!found || !may(staff, "manageGroups", found.hub)) notFound();
}

/** @throws Response 404 where there is no such group at this person's hubs */
export async function getGroupOf(db: Db, staff: StaffMember, id: string, now: Date): Promise<GroupAtWork> {
  const found = await readGroupAtWork(db, id, now);
  if (!found || !may(staff, "seeGroups", found.group.hub)) notFound();
  return found;
}

/** The list as its address asks for it. */
export async function readGroupsPage(db: Db, staff: StaffMember, query: URLSearchParams, now: Date) {
  const hubs = (await listNames(db)).filter((it) => may(staff, "seeGroups", it.id));
  const hub = hubs.find((it) => it.id === query.get("hub"))?.id ?? "";
  const over = query.get("over") === "1";
  const from = Math.min(MOST_LEFT_OUT, Math.max(0, Math.floor(Number(query.get("from")) || 0)));
  const of = hub ? [hub] : hubsWhere(staff, "seeGroups");
  const found = await listGroupsAtWork(db, { hubs: of, over, from }, now);
  const programmes = hubsWhere(staff, "manageProgrammes").length > 0;
  const apart = hubsWhere(staff, "keepApart").length > 0;
  return { ...found, over, hub, from, hubs, programmes, apart };
}
const MOST_LEFT_OUT = 10_000;

/** @returns undefined where there is no such group */
export async function readDatesPage(db: Db, id: string, slip: Slip, now: Date) {
  const found = await readGroupAtWork(db, id, now);
  if (!found) return undefined;
  const nextWeek = weekAfter(found.sessions);
  const checked = slip?.preview && slip.form === "pattern" ? checkPattern(slip.values) : undefined;
  if (!checked?.ok) return { ...found, nextWeek, preview: undefined };
  const plan = await planPattern(db, found, checked.value);
  const names = new Map((await listClosingDays(db, found.group.hub, now)).map((it) => [it.date, it.name]));
  const preview = {
    dates: datesOf(plan.sessions),
    sessions: plan.sessions.map((it) => ({ ...it, clash: null as string | null })),
    skipped: plan.skipped.map((date) => ({ date, name: names.get(date) ?? "" })),
  };
  for (const it of preview.sessions) it.clash = await findClash(db, found, it);
  return { ...found, nextWeek, preview };
}

/** The sessions of a pattern, after those that are there. */
export async function planPattern(
  db: Db,
  { group, sessions: there }: Pick<WholeGroup, "group" | "sessions">,
  pattern: WeeklyPattern,
) {
  const { closed } = await hubCalendar(db, group.hub);
  return planWeekly(pattern, closed, weekAfter(there));
}

const weekAfter = (there: WholeGroup["sessions"]) =>
  1 + Math.max(0, ...there.filter((it) => it.state === "planned").map((it) => it.week));

/** So that what is saved is what was looked at. */
export const datesOf = (planned: readonly PlannedSession[]) => planned.map((it) => +it.startsAt).join(" ");

/** What else is held in the group's room then. @returns the name of what it teaches */
async function findClash(db: Db, { group }: GroupAtWork, at: PlannedSession): Promise<string | null> {
  if (!group.room) return null;
  const [other] = await db
    .select({ name: programmes.name })
    .from(sessions)
    .innerJoin(groups, eq(groups.id, sessions.group))
    .innerJoin(programmes, eq(programmes.id, groups.programme))
    .where(
      and(
        ...[eq(groups.room, group.room), eq(sessions.state, "planned"), ne(groups.state, "closed")],
        ...[lte(sessions.startsAt, at.endsAt), gte(sessions.endsAt, at.startsAt), ne(groups.id, group.id)],
      ),
    )
    .limit(1);
  return other?.name ?? null;
}

/** @returns undefined where there is no such session of that group */
export async function readSessionPage(
  db: Db,
  { group: id, session: sessionId }: { group: string; session: string },
  slip: Slip,
  now: Date,
) {
  const found = await readGroupAtWork(db, id, now);
  const session = found?.sessions.find((it) => it.id === sessionId);
  if (!found || !session) return undefined;
  const families = await countFamilies(db, [sessionId], inArray(sessionPlaces.state, ["taken", "guest"]));
  return { ...found, session, families, preview: await previewChange(db, found, sessionId, slip, now) };
}

async function previewChange(
  db: Db,
  { group, sessions: all }: GroupAtWork,
  session: string,
  slip: Slip,
  now: Date,
) {
  if (!slip?.preview) return undefined;
  if (slip.form === "cancel") {
    const checked = checkCancel(slip.values);
    if (!checked.ok) return undefined;
    const chosen = chosenSessions(all, session, checked.value.rest, now);
    const rows = chosen.map((it) => ({ from: it, to: null, closed: false }));
    const families = (await countFamilies(db, idsOf(chosen))) + (await countWaiting(db, group.id));
    return { kind: "cancel" as const, rows, families };
  }
  const checked = checkMove(slip.values);
  const moves = checked.ok ? planMove(all, { session, ...checked.value }, now) : undefined;
  if (!moves) return undefined;
  const { closed } = await hubCalendar(db, group.hub);
  const rows = moves.map((it) => ({
    from: it.session,
    to: { startsAt: it.startsAt, endsAt: it.endsAt },
    closed: closed.has(it.date),
  }));
  const placed = await countFamilies(db, idsOf(moves.map((it) => it.session)));
  const otherTimes = moves.some((it) => +it.startsAt !== +it.session.startsAt);
  const families = placed + (otherTimes ? await countWaiting(db, group.id) : 0);
  return { kind: "move" as const, rows, families };
}

const idsOf = (all: ReadonlyArray<{ id: string }>) => all.map((it) => it.id);

/** Who would be told: whoever has a place, is held one, or gave one back. @param which only those of them */
async function countFamilies(db: Db, ids: string[], which?: SQL): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await db
    .selectDistinct({ booking: sessionPlaces.booking })
    .from(sessionPlaces)
    .innerJoin(bookings, eq(bookings.id, sessionPlaces.booking))
    .where(and(inArray(sessionPlaces.session, ids), ne(bookings.state, "ended"), which));
  return rows.length;
}

/** Who has no place, and would be told of other dates all the same. */
const countWaiting = (db: Db, group: string) =>
  db.$count(
    bookings,
    and(eq(bookings.group, group), inArray(bookings.state, ["waiting", "asked", "paused"])),
  );

/** Programmes on offer, and the hubs and rooms of whoever makes a group. */
export async function readNewGroup(db: Db, staff: StaffMember) {
  const of = hubsWhere(staff, "manageGroups");
  const hubs = (await listNames(db)).filter((it) => may(staff, "manageGroups", it.id));
  const programmes = (await listAllProgrammes(db)).filter((it) => it.active);
  return { programmes, hubs, rooms: await listRooms(db, of) };
}
