/** Shows a group to families, lets nobody new in for a while, and ends it. */
import { and, eq, ne } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
import { groups, type GroupState } from "../../db/schema/groups";
import type { StaffMember } from "../staff/staff";
import { cancelBooking } from "./cancel-booking.server";
import { toEnd } from "./end-groups.server";
import { holdForChange, type ChangedGroup, type HeldGroup } from "./hold-for-change.server";
import { cancelThese } from "./plan-sessions.server";
import { recordGroup } from "./record-group.server";
import { isAhead, refused, whatGroupLacks, type GroupAnswer } from "./run-group";
import { sessionsChanged } from "./sessions-changed.server";
import { tellFamily } from "./tell-family.server";

const CHANGES = { publish: publishGroup, pause: pauseGroup, close: closeGroup };

export const changeGroupState = (
  tx: Tx,
  staff: StaffMember,
  which: ChangedGroup,
  to: keyof typeof CHANGES,
  now: Date,
): Promise<GroupAnswer> => CHANGES[to](tx, staff, which, now);

/** Refused while something is missing that families need: the page says what. */
async function publishGroup(
  tx: Tx,
  staff: StaffMember,
  which: ChangedGroup,
  now: Date,
): Promise<GroupAnswer> {
  const held = await holdForChange(tx, staff, which, now);
  if (!held.ok) return held;
  const { group, programme, sessions } = held;
  if (group.state === "published") return refused("form", "groupChanged");
  if (whatGroupLacks(group, programme, sessions, now).length > 0) return refused("form", "groupLacks");
  await setState(tx, group.id, "published");
  await sessionsChanged(tx, group.id, now);
  const again = group.state === "paused";
  await recordGroup(tx, whose(held, staff), { action: "group.published", again }, now);
  return { ok: true, told: 0 };
}

/** Those who are booked go on; nobody new can book. */
async function pauseGroup(tx: Tx, staff: StaffMember, which: ChangedGroup, now: Date): Promise<GroupAnswer> {
  const held = await holdForChange(tx, staff, which, now);
  if (!held.ok) return held;
  if (held.group.state !== "published") return refused("form", "groupChanged");
  await setState(tx, which.id, "paused");
  await recordGroup(tx, whose(held, staff), { action: "group.paused" }, now);
  return { ok: true, told: 0 };
}

/** Every booking ends. Where sessions were still to come they are cancelled, and the families are told. */
async function closeGroup(tx: Tx, staff: StaffMember, which: ChangedGroup, now: Date): Promise<GroupAnswer> {
  const held = await holdForChange(tx, staff, which, now);
  if (!held.ok) return held;
  const ahead = held.sessions.filter((it) => isAhead(it, now));
  // first, so that a place that comes back is offered to nobody
  await setState(tx, which.id, "closed");
  const over = ahead.length === 0;
  const living = await tx
    .select({ id: bookings.id, hub: bookings.hub })
    .from(bookings)
    .where(and(eq(bookings.group, which.id), over ? toEnd(tx, now) : ne(bookings.state, "ended")));
  for (const booking of living) {
    await cancelBooking(tx, booking.id, { by: staff.id, why: over ? "groupOver" : "groupClosed" }, now);
    // after its end, which ends what was to be done for it: whom no mail reaches is still to be rung
    if (!over) await tellFamily(tx, booking, { say: "groupClosed" }, staff.id, now);
  }
  // those who are left came as guests from other groups
  const guests = await cancelThese(tx, ahead, staff.id, now);
  await sessionsChanged(tx, which.id, now);
  const told = (over ? 0 : living.length) + guests;
  await recordGroup(tx, whose(held, staff), { action: "group.closed", told }, now);
  return { ok: true, told };
}

const setState = (tx: Tx, id: string, state: GroupState) =>
  tx.update(groups).set({ state }).where(eq(groups.id, id));

const whose = ({ group }: HeldGroup, staff: StaffMember) => ({
  ...{ about: group.id, hub: group.hub, by: staff.id },
});
