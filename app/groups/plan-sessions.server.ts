/** Adds sessions to a group, moves them, and cancels them; families with a place are told of each. */
import { eq, inArray } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { rooms, sessions } from "../../db/schema/groups";
import { londonDate } from "../i18n/dates";
import { randomToken } from "../random.server";
import type { StaffMember } from "../staff/staff";
import type { FamilyMessage } from "./group";
import type { Session } from "./groups.server";
import { holdForChange, type ChangedGroup } from "./hold-for-change.server";
import { recordGroup } from "./record-group.server";
import { chosenSessions, refused, type GroupAnswer } from "./run-group";
import { sessionsChanged } from "./sessions-changed.server";
import { tellBooked } from "./tell-booked.server";
import { addMinutes, shifted, shiftTo, type PlannedSession } from "./weekly-pattern";

/** Those who are booked have their places of the new ones at once, and are told of them. */
export async function planSessions(
  tx: Tx,
  staff: StaffMember,
  which: ChangedGroup,
  planned: readonly PlannedSession[],
  now: Date,
): Promise<GroupAnswer> {
  const held = await holdForChange(tx, staff, which, now);
  if (!held.ok) return held;
  const [first, last] = [planned[0], planned.at(-1)];
  if (!first || !last) return refused("first", "noDates");
  if (first.startsAt <= now) return refused("first", "dateOver");
  const there = new Set(held.sessions.filter((it) => it.state === "planned").map((it) => +it.startsAt));
  if (planned.some((it) => there.has(+it.startsAt))) return refused("first", "sessionThere");
  const messages = new Map<string, FamilyMessage>();
  for (const it of planned) {
    const id = randomToken();
    await tx.insert(sessions).values({ id, group: which.id, state: "planned", ...it });
    messages.set(id, { say: "sessionAdded", at: it.startsAt.toISOString() });
  }
  await sessionsChanged(tx, which.id, now);
  const told = await tellBooked(tx, { messages, by: staff.id }, now);
  await recordGroup(
    tx,
    { about: which.id, hub: held.group.hub, by: staff.id },
    {
      action: "group.planned",
      ...{ sessions: planned.length, told },
      from: first.startsAt.toISOString(),
      to: last.startsAt.toISOString(),
    },
    now,
  );
  return { ok: true, told };
}

export interface Move {
  session: string;
  /** and all that come after it, by the same shift */
  rest: boolean;
  /** ISO date, and time of the clock in London */
  date: string;
  time: string;
  minutes: number;
  /** null: where the group is held */
  room: string | null;
}

/** @returns each session that moves with where it goes; undefined where the first is none of theirs, or has begun */
export function planMove(all: readonly Session[], it: Move, now: Date) {
  const chosen = chosenSessions(all, it.session, it.rest, now);
  const [first] = chosen;
  if (!first) return undefined;
  const by = shiftTo(first.startsAt, it.date, it.time);
  return chosen.map((session) => {
    const startsAt = shifted(session.startsAt, by);
    return { session, startsAt, endsAt: addMinutes(startsAt, it.minutes), date: londonDate(startsAt) };
  });
}

export async function moveSessions(
  tx: Tx,
  staff: StaffMember,
  which: ChangedGroup,
  move: Move,
  now: Date,
): Promise<GroupAnswer> {
  const held = await holdForChange(tx, staff, which, now);
  if (!held.ok) return held;
  const moves = planMove(held.sessions, move, now);
  if (!moves) return refused("date", "sessionBegun");
  if (moves.some((it) => it.startsAt <= now)) return refused("date", "dateOver");
  const [room] = move.room ? await tx.select().from(rooms).where(eq(rooms.id, move.room)) : [];
  if (move.room && room?.hub !== held.group.hub) return refused("room", "roomOtherHub");
  const messages = new Map<string, FamilyMessage>();
  for (const { session, startsAt, endsAt } of moves) {
    const message = sayMove(session, startsAt, move.room);
    if (message && held.group.state !== "draft") messages.set(session.id, message);
    const from = session.movedFrom ?? session.startsAt;
    const movedFrom = +from === +startsAt ? null : from;
    await tx
      .update(sessions)
      .set({ startsAt, endsAt, room: move.room, movedFrom })
      .where(eq(sessions.id, session.id));
  }
  const told = await tellBooked(tx, { messages, by: staff.id }, now);
  await sessionsChanged(tx, which.id, now);
  await recordGroup(
    tx,
    { about: which.id, hub: held.group.hub, by: staff.id },
    {
      ...{ action: "group.moved", sessions: moves.length, room: room?.name ?? null, told },
      ...{ from: moves[0]!.session.startsAt.toISOString(), to: moves[0]!.startsAt.toISOString() },
    },
    now,
  );
  return { ok: true, told };
}

/** Nothing is said where only its end has changed: the page and the calendar show it. */
function sayMove(session: Session, to: Date, room: string | null): FamilyMessage | undefined {
  if (+session.startsAt !== +to)
    return { say: "moved", from: session.startsAt.toISOString(), to: to.toISOString() };
  return session.room === room ? undefined : { say: "placeChanged", at: to.toISOString() };
}

/** @param it one session, or it and all that come after it */
export async function cancelSessions(
  tx: Tx,
  staff: StaffMember,
  which: ChangedGroup,
  it: { session: string; rest: boolean },
  now: Date,
): Promise<GroupAnswer> {
  const held = await holdForChange(tx, staff, which, now);
  if (!held.ok) return held;
  const chosen = chosenSessions(held.sessions, it.session, it.rest, now);
  if (chosen.length === 0) return refused("session", "sessionBegun");
  const told = await cancelThese(tx, chosen, staff.id, now);
  await sessionsChanged(tx, which.id, now);
  await recordGroup(
    tx,
    { about: which.id, hub: held.group.hub, by: staff.id },
    {
      ...{ action: "group.cancelled", sessions: chosen.length, told },
      from: chosen[0]!.startsAt.toISOString(),
    },
    now,
  );
  return { ok: true, told };
}

/** Families are told before their places are gone. @returns how many */
export async function cancelThese(tx: Tx, chosen: readonly Session[], by: string, now: Date) {
  const messages = chosen.map((it): [string, FamilyMessage] => [
    it.id,
    { say: "sessionCancelled", at: it.startsAt.toISOString() },
  ]);
  const told = await tellBooked(tx, { messages: new Map(messages), by }, now);
  const ids = chosen.map((it) => it.id);
  if (ids.length > 0) await tx.update(sessions).set({ state: "cancelled" }).where(inArray(sessions.id, ids));
  return told;
}
