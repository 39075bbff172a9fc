/** Where the families live whom a hub serves. */
import { z } from "zod";
import type { Db, Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { giveSector, giveTown, giveWard, readCoverage, type Given } from "../hubs/coverage.server";
import { findHubById } from "../hubs/hubs.server";
import type { FieldProblem } from "./form-problems";
import { keepingHistory } from "./keep-history.server";
import { may, type StaffMember } from "./staff";

export const placeForms = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("ward"), which: z.string().min(1, { error: "wardMissing" }) }),
  z.object({ intent: z.literal("sector"), which: z.string().min(1, { error: "sectorMissing" }) }),
  z.object({
    intent: z.literal("town"),
    which: z.string().trim().min(2, { error: "townMissing" }).max(80, { error: "tooLong" }),
  }),
]);
export type PlaceCommand = z.output<typeof placeForms>;

/** @returns undefined where there is no such hub */
export async function readHubPlaces(db: Db, id: string) {
  const hub = await findHubById(db, id);
  return hub && { hub: { id, name: hub.name, active: hub.active }, coverage: await readCoverage(db) };
}

export type PlaceAnswer = { ok: true; given: Given } | { ok: false; problem: FieldProblem | null };

/** Gives a place to a hub, whoever had it before. Call `refreshSiteFacts` after the commit.
 *  @returns a problem of null where there is no such hub */
export async function changePlaces(
  store: Store,
  staff: StaffMember,
  { hub, command }: { hub: string; command: PlaceCommand },
  now: Date,
): Promise<PlaceAnswer> {
  return store.transaction(async (tx) => {
    if (!may(staff, "manageService", null) || !(await findHubById(tx, hub)))
      return { ok: false, problem: null };
    const action = `places.${command.intent}`;
    const give = { ward: giveWard, sector: giveSector, town: giveTown }[command.intent];
    const work = async (): Promise<PlaceAnswer> => {
      const given = await give(tx, command.which, hub);
      if (given === undefined) return { ok: false, problem: { field: "which", code: "placeGone" } };
      if (given === "noTown") return { ok: false, problem: { field: "which", code: "townMissing" } };
      if (given === "several") return { ok: false, problem: { field: "which", code: "townSeveral" } };
      return { ok: true, given };
    };
    const answer = await keepingHistory(tx, ["places"], { by: staff.id, action, hub }, work, now);
    const about = { subjectKind: "hub", subject: hub, hub, detail: command.which };
    if (answer.ok) await record(tx, { actor: staff.id, action, ...about }, now);
    return answer;
  });
}
