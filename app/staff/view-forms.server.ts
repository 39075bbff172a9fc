/** The two small forms of the inbox: keeping a list under a name, and taking one away. */
import { z } from "zod";
import type { Tx } from "../../db/client";
import { filterQuery, readFilter } from "../referrals/inbox-filter";
import { removeView, saveView } from "../referrals/saved-views.server";
import { saidOnly } from "./acted.server";
import { checkForm, firstValues } from "./form-problems";
import type { StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

const viewForms = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("saveView"),
    name: z.string().trim().min(1, { error: "viewNameMissing" }).max(60, { error: "tooLong" }),
    hub: z.string().default(""),
    query: z.string().max(500),
  }),
  z.object({ intent: z.literal("removeView"), id: z.string().max(60) }),
]);

/** @returns what to say; undefined where there is no such list of this person's */
export async function takeViewForm(
  tx: Tx,
  staff: StaffMember,
  fields: Record<string, string[]>,
): Promise<StaffSlip | undefined> {
  const typed = firstValues(fields);
  const checked = checkForm(viewForms, typed);
  if (!checked.ok) return { form: typed.intent ?? "", problems: checked.problems, values: fields };
  const { value } = checked;
  if (value.intent === "removeView")
    return (await removeView(tx, staff, value.id)) ? saidOnly("removedView") : undefined;
  const answer = await saveView(tx, staff, { ...value, query: listOf(fields) });
  if (answer === "saved") return saidOnly("savedView");
  const code = answer === "notTheirs" ? "viewNotTheirs" : "viewRefused";
  return { form: value.intent, problems: [{ field: "name", code }], values: fields };
}

/** What stands behind the question mark of the list that a form was sent from: one that is refused is shown again there,
 *  or it would keep another list the second time. */
export const listOf = (fields: Record<string, string[]>): string =>
  filterQuery(readFilter(new URLSearchParams(firstValues(fields).query)));
