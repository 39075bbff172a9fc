/** What was done with a group, a programme or a room: a line of the audit, which is the group's history too. */
import type { Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import type { GroupChange } from "./group-change";

/** @param about whose: a group's reference, a programme's or a room's id. @param by staff id */
export const recordGroup = (
  tx: Tx,
  { about, hub, by }: { about: string; hub: string | null; by: string },
  { action, ...detail }: GroupChange,
  now: Date,
): Promise<void> => {
  const subjectKind = action.split(".")[0]!;
  const entry = { actor: by, action, subjectKind, subject: about, hub };
  return record(tx, { ...entry, detail: JSON.stringify(detail) }, now);
};
