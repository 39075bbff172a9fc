import type { Store } from "../../db/client";
import { submissions } from "../../db/schema/forms";
import { readSheets } from "../groups/paper-feedback";
import { addPaperFeedback } from "../groups/paper-feedback.server";
import type { FieldProblem } from "./form-problems";
import { findStaffGroup } from "./read-group-bookings.server";
import type { StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

/** Sheets of paper, once for each form. @returns what to say; undefined where there is no such group for this person */
export async function takeFeedback(
  store: Store,
  staff: StaffMember,
  id: string,
  values: Record<string, string[]>,
  now: Date,
): Promise<StaffSlip | undefined> {
  const found = await findStaffGroup(store, staff, id, "takeRegister");
  if (!found) return undefined;
  const refused = (code: FieldProblem["code"]): StaffSlip => ({
    ...{ form: "feedback", values },
    problems: [{ field: "knows", code }],
  });
  const sheets = readSheets(values);
  if (sheets === "half") return refused("sheetHalf");
  if (sheets.length === 0) return refused("sheetNone");
  const stage = values.stage?.[0] === "start" ? "start" : "end";
  await store.transaction(async (tx) => {
    const key = `feedback.${(values.key?.[0] ?? "").slice(0, 40)}`;
    const first = await tx
      .insert(submissions)
      .values({ key, kind: "feedback", subject: id, expiresAt: now })
      .onConflictDoNothing()
      .returning();
    if (first.length > 0) await addPaperFeedback(tx, found.group, { stage, sheets }, staff.id, now);
  });
  const count = { count: String(sheets.length) };
  return { form: "", problems: [], values: {}, said: { key: "feedbackTyped", values: count } };
}
