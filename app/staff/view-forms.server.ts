/** The two small forms of the inbox: keeping a list under a name, and taking one away. */
import { z } from "zod";
import type { Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { filterQuery, readFilter } from "../referrals/inbox-filter";
import { listViews, removeView, saveView } from "../referrals/saved-views.server";
import { saidOnly } from "./acted.server";
import { checkForm, firstValues } from "./form-problems";
import { keepingHistory } from "./keep-history.server";
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
  now: Date,
): Promise<StaffSlip | undefined> {
  const typed = firstValues(fields);
  const checked = checkForm(viewForms, typed);
  if (!checked.ok) return { form: typed.intent ?? "", problems: checked.problems, values: fields };
  const { value } = checked;
  if (value.intent === "removeView") {
    const { id } = value;
    const hub = (await listViews(tx, staff)).find((it) => it.id === id)?.hub ?? "";
    const remove = async () => ({ ok: await removeView(tx, staff, id) });
    const { ok } = await keptAsSetting(tx, { staff, hub, did: value.intent }, remove, now);
    return ok ? saidOnly("removedView") : undefined;
  }
  const save = async () => {
    const said = await saveView(tx, staff, { ...value, query: listOf(fields) });
    return { ok: said === "saved", said };
  };
  const { ok, said } = await keptAsSetting(tx, { staff, hub: value.hub, did: value.intent }, save, now);
  if (ok) return saidOnly("savedView");
  const code = said === "notTheirs" ? "viewNotTheirs" : "viewRefused";
  return { form: value.intent, problems: [{ field: "name", code }], values: fields };
}

/** A list that everybody at a hub sees is a setting of it, with its history and on record; one's own is nobody else's. */
async function keptAsSetting<T extends { ok: boolean }>(
  tx: Tx,
  { staff, hub, did }: { staff: StaffMember; hub: string; did: string },
  work: () => Promise<T>,
  now: Date,
): Promise<T> {
  if (hub === "") return work();
  const action = `hub.${did}`;
  const answer = await keepingHistory(tx, [{ hub }], { by: staff.id, action, hub }, work, now);
  const about = { subjectKind: "hub", subject: hub, hub };
  if (answer.ok) await record(tx, { actor: staff.id, action, ...about }, now);
  return answer;
}

/** What stands behind the question mark of the list that a form was sent from: one that is refused is shown again there,
 *  or it would keep another list the second time. */
export const listOf = (fields: Record<string, string[]>): string =>
  filterQuery(readFilter(new URLSearchParams(firstValues(fields).query)));
