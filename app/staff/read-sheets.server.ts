/** What hangs on the wall of a hub, and what lies on the table on the last day. */
import type { Store } from "../../db/client";
import { env } from "../env.server";
import { randomToken } from "../random.server";
import { lastDayAddress, programmeAddress } from "./group-addresses";
import { makeQr } from "./qr.server";
import { findStaffGroup } from "./read-group-bookings.server";
import type { StaffMember } from "./staff";

/** Where families find the portal. @param request of the page that is made */
const familyOrigin = (request: Request) => env.publicUrl ?? new URL(request.url).origin;

export type PosterView = NonNullable<Awaited<ReturnType<typeof readPoster>>>;

/** Public things alone. @returns undefined where there is no such group for this person */
export async function readPoster(store: Store, staff: StaffMember, id: string, request: Request) {
  const found = await findStaffGroup(store, staff, id, "readBookings");
  if (!found) return undefined;
  const { group, programme, room, sessions, hubName } = found;
  const address = programmeAddress(familyOrigin(request), programme.id);
  return {
    ...{ id, programme, hubName, address, qr: makeQr(address) },
    online: group.online,
    // a place that is told to those booked and to nobody else is on no wall
    room: group.hideVenue ? null : room,
    creche: group.crechePlaces > 0,
    sessions: sessions.filter((it) => it.state === "planned"),
  };
}

export type FeedbackView = NonNullable<Awaited<ReturnType<typeof readFeedbackPage>>>;

/** @returns undefined where there is no such group for this person */
export async function readFeedbackPage(store: Store, staff: StaffMember, id: string, request: Request) {
  const found = await findStaffGroup(store, staff, id, "takeRegister");
  if (!found) return undefined;
  const address = lastDayAddress(familyOrigin(request), found.group.feedbackKey);
  const { programme, hubName } = found;
  return { id, programme, hubName, address, qr: makeQr(address), onceKey: randomToken() };
}
