/** A group whose row is held until the transaction ends, as whoever changes it must have it. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { programmes } from "../../db/schema/groups";
import { hashToken } from "../random.server";
import { may, type StaffMember } from "../staff/staff";
import { listSessions, type Group, type Programme, type Session } from "./groups.server";
import { GROUP_FACTS, missing, refused, type GroupRefusal } from "./run-group";
import { takeTurn } from "./take-turn.server";

export interface ChangedGroup {
  id: string;
  /** of how it stood when the page was opened; left out: it does not matter */
  mark?: string | undefined;
}

export interface HeldGroup {
  ok: true;
  group: Group;
  programme: Programme;
  /** all of them, in order */
  sessions: Session[];
}

/** @returns a refusal where there is none at this person's hubs, or somebody else has changed it meanwhile */
export async function holdForChange(
  tx: Tx,
  staff: StaffMember,
  { id, mark }: ChangedGroup,
  now: Date,
): Promise<HeldGroup | GroupRefusal> {
  const group = (await takeTurn(tx, id, now))?.group;
  if (!group || !may(staff, "manageGroups", group.hub)) return missing;
  const all = await listSessions(tx, id);
  if (mark && mark !== markOfGroup(group, all)) return refused("form", "groupChanged");
  if (group.state === "closed") return refused("form", "groupIsClosed");
  const [programme] = await tx.select().from(programmes).where(eq(programmes.id, group.programme));
  return { ok: true, group, programme: programme!, sessions: all };
}

/** Of what staff set, so that two who save at once notice one another: who books meanwhile changes nothing of it. */
export function markOfGroup(group: Group, all: readonly Session[]): string {
  const set = [
    group.state,
    ...GROUP_FACTS.map((it) => group[it]),
    ...all.map((it) => [it.id, it.startsAt, it.endsAt, it.state, it.room]),
  ];
  return hashToken(JSON.stringify(set)).slice(0, 16);
}
