/** One session moved or cancelled, as its form says. */
import type { Tx } from "../../db/client";
import type { ChangedGroup } from "../groups/hold-for-change.server";
import { cancelSessions, moveSessions, type Move } from "../groups/plan-sessions.server";
import type { GroupAnswer } from "../groups/run-group";
import type { Checked } from "./form-problems";
import { checkCancel, checkMove } from "./group-forms";
import type { StaffMember } from "./staff";

type Change = Omit<Move, "session"> | { rest: boolean };

export const checkChange = (form: "move" | "cancel", values: Record<string, string[]>): Checked<Change> =>
  form === "move" ? checkMove(values) : checkCancel(values);

/** Families with a place are told. */
export const changeSession = (
  tx: Tx,
  staff: StaffMember,
  { session, ...which }: ChangedGroup & { session: string },
  change: Change,
  now: Date,
): Promise<GroupAnswer> =>
  "date" in change
    ? moveSessions(tx, staff, which, { ...change, session }, now)
    : cancelSessions(tx, staff, which, { ...change, session }, now);
