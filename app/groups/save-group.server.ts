/** Makes a group, and changes what is said about it. */
import { and, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { groups, programmes, rooms } from "../../db/schema/groups";
import { randomReference, randomToken } from "../random.server";
import { may, type StaffMember } from "../staff/staff";
import type { FamilyMessage } from "./group";
import { whatChanged } from "./group-change";
import { holdForChange, type ChangedGroup, type HeldGroup } from "./hold-for-change.server";
import { lowerThanTaken } from "./lower-than-taken";
import { recordGroup } from "./record-group.server";
import {
  GROUP_FACTS,
  isAhead,
  refused,
  whatGroupLacks,
  type GroupAnswer,
  type GroupFacts,
  type GroupProblem,
  type GroupRefusal,
  type GroupLack,
} from "./run-group";
import { sessionsChanged } from "./sessions-changed.server";
import { tellBooked } from "./tell-booked.server";

/** @returns the new group's reference; nobody but staff sees it yet */
export async function makeGroup(
  tx: Tx,
  staff: StaffMember,
  { programme, hub, facts }: { programme: string; hub: string; facts: GroupFacts },
  now: Date,
): Promise<{ ok: true; group: string } | GroupRefusal> {
  if (!may(staff, "manageGroups", hub)) return refused("hub", "groupHubMissing");
  const [taught] = await tx.select().from(programmes).where(eq(programmes.id, programme));
  if (!taught?.active) return refused("programme", "programmeMissing");
  if (!(await isRoomOf(tx, facts.room, hub))) return refused("where", "roomOtherHub");
  const id = randomReference();
  const own = { programme, hub, state: "draft", feedbackKey: randomToken(), example: false } as const;
  await tx.insert(groups).values({ id, ...own, ...facts, createdAt: now });
  await sessionsChanged(tx, id, now);
  await recordGroup(tx, { about: id, hub, by: staff.id }, { action: "group.created" }, now);
  return { ok: true, group: id };
}

/** Families are told where it moves to another place. */
export async function changeGroupFacts(
  tx: Tx,
  staff: StaffMember,
  which: ChangedGroup,
  facts: GroupFacts,
  now: Date,
): Promise<GroupAnswer> {
  const held = await holdForChange(tx, staff, which, now);
  if (!held.ok) return held;
  const { group, programme, sessions } = held;
  if (!(await isRoomOf(tx, facts.room, group.hub))) return refused("where", "roomOtherHub");
  if (group.state !== "draft") {
    const [lack] = whatGroupLacks(facts, programme, sessions, now);
    const field = lack && LACKING[lack];
    if (field) return { ok: false, why: "problem", problem: field };
  }
  const tooLow = lowerThanTaken(facts, sessions, now);
  if (tooLow) return { ok: false, why: "problem", problem: tooLow };
  await tx.update(groups).set(facts).where(eq(groups.id, group.id));
  const told = await tellOfPlace(tx, held, facts, staff.id, now);
  await sessionsChanged(tx, group.id, now);
  const changed = whatChanged(
    { ...facts, ...pick(group), room: await roomName(tx, group.room) },
    { ...facts, room: await roomName(tx, facts.room) },
    GROUP_FACTS,
    ["joinBy"],
  );
  const about = { about: group.id, hub: group.hub, by: staff.id };
  await recordGroup(tx, about, { action: "group.facts", changed, told }, now);
  return { ok: true, told };
}

const pick = (group: GroupFacts) =>
  Object.fromEntries(GROUP_FACTS.map((it) => [it, group[it]])) as unknown as GroupFacts;

/** What must not be taken out again once families can see it. */
const LACKING: Partial<Record<GroupLack, GroupProblem>> = {
  place: { field: "where", code: "placeMissing" },
  joinBy: { field: "joinBy", code: "joinByMissing" },
  seats: { field: "seats", code: "seatsMissing" },
};

async function isRoomOf(tx: Tx, room: string | null, hub: string): Promise<boolean> {
  if (room === null) return true;
  const found = await tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.id, room), eq(rooms.hub, hub)));
  return found.length > 0;
}

async function roomName(tx: Tx, room: string | null): Promise<string | null> {
  if (room === null) return null;
  const [found] = await tx.select({ name: rooms.name }).from(rooms).where(eq(rooms.id, room));
  return found?.name ?? null;
}

async function tellOfPlace(
  tx: Tx,
  { group, sessions }: HeldGroup,
  to: GroupFacts,
  by: string,
  now: Date,
): Promise<number> {
  const same =
    to.online === group.online && (to.online ? to.joinBy === group.joinBy : to.room === group.room);
  if (same || group.state === "draft") return 0;
  // one that is held elsewhere stays there
  const moved = sessions.filter((it) => isAhead(it, now) && it.room === null);
  const messages = moved.map((it): [string, FamilyMessage] => [
    it.id,
    { say: "placeChanged", at: it.startsAt.toISOString() },
  ]);
  return tellBooked(tx, { messages: new Map(messages), once: true, by }, now);
}
