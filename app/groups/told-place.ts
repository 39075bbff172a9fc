/** What a family is told of where a group meets: a place that is kept quiet only once they are booked. */
import type { Group, Room } from "./groups.server";

export type ToldPlace =
  | { kind: "room"; name: string; address: string[]; directions: string; access: string; example: boolean }
  | { kind: "online"; joinBy: string }
  /** told once they are booked; not settled yet */
  | { kind: "hidden" | "unsettled" };

/** @param room the session's own, else the group's. @param booked they have a place there */
export function toldPlace(
  group: Pick<Group, "online" | "joinBy" | "hideVenue">,
  room: Room | null,
  booked: boolean,
): ToldPlace {
  if (group.online) return { kind: "online", joinBy: booked ? group.joinBy : "" };
  if (group.hideVenue && !booked) return { kind: "hidden" };
  if (!room) return { kind: "unsettled" };
  const { name, address, directions, access, example } = room;
  return { kind: "room", name, address, directions, access, example };
}
