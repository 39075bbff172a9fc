/** What the pages of programmes and rooms show. */
import type { Db } from "../../db/client";
import { listGroupHistory } from "../groups/group-history.server";
import { NEW } from "../groups/new-one";
import { countGroups, findProgrammeRow, listAllProgrammes } from "../groups/save-programme.server";
import { findRoom, listRooms } from "../groups/save-room.server";
import { listNames } from "../hubs/hubs.server";
import { markOf } from "../mark.server";
import { checkForm, firstValues } from "./form-problems";
import { programmeForm } from "./programme-form";
import { hubsWhere, may, type StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

/** Each with how many groups of it are not over. */
export async function readProgrammesPage(db: Db) {
  const counts = await countGroups(db);
  return (await listAllProgrammes(db)).map((it) => ({ ...it, groups: counts.get(it.id) ?? 0 }));
}

/** @param id `NEW` for one more. @param slip what was typed to be looked at first
 *  @returns undefined where there is no such programme */
export async function readProgrammePage(db: Db, id: string, slip: StaffSlip | undefined) {
  const programme = id === NEW ? undefined : await findProgrammeRow(db, id);
  if (!programme && id !== NEW) return undefined;
  const looked = slip?.preview ? checkForm(programmeForm, firstValues(slip.values)) : undefined;
  return {
    programme,
    mark: programme ? markOf(programme) : "",
    preview: looked?.ok ? looked.value : undefined,
    history: programme ? await listGroupHistory(db, "programme", id) : [],
  };
}

/** Rooms of the hubs at which this person runs groups. */
export async function readRoomsPage(db: Db, staff: StaffMember) {
  return { rooms: await listRooms(db, hubsWhere(staff, "manageGroups")), hubs: await listNames(db) };
}

/** @param id `NEW` for one more. @returns undefined where there is no such room at this person's hubs */
export async function readRoomPage(db: Db, staff: StaffMember, id: string) {
  const room = id === NEW ? undefined : await findRoom(db, id);
  if (id !== NEW && (!room || !may(staff, "manageGroups", room.hub))) return undefined;
  return {
    room,
    mark: room ? markOf(room) : "",
    history: room ? await listGroupHistory(db, "room", id) : [],
    hubs: (await listNames(db)).filter((it) => may(staff, "manageGroups", it.id)),
  };
}
