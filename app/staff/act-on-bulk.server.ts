import type { Store } from "../../db/client";
import { bulkCommands } from "./bulk";
import { chooseAgain, doSeveral, findBulk, tryOut, undoSeveral } from "./bulk.server";
import { saidOnly } from "./acted.server";
import { checkForm, firstValues } from "./form-problems";
import type { StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

/** Takes one form of the page of several requests. @returns what to say there, null where there is nothing to say;
 *  undefined where there is no such page for this person */
export async function takeBulkForm(
  store: Store,
  staff: StaffMember,
  id: string,
  fields: Record<string, string[]>,
  now: Date,
): Promise<StaffSlip | null | undefined> {
  const row = await findBulk(store.read, staff, id);
  if (!row) return undefined;
  const { intent = "" } = firstValues(fields);
  switch (intent) {
    case "do": {
      const { seen = "" } = firstValues(fields);
      return (await store.transaction((tx) => doSeveral(tx, staff, row, seen, now)))
        ? null
        : saidOnly("previewChanged");
    }
    case "again":
      await store.transaction((tx) => chooseAgain(tx, row));
      return null;
    case "undo":
      return (await store.transaction((tx) => undoSeveral(tx, staff, row, now))) ? null : saidOnly("tooLate");
    default: {
      const checked = checkForm(bulkCommands, firstValues(fields));
      if (!checked.ok) return { form: intent, problems: checked.problems, values: fields };
      await tryOut(store, staff, row, checked.value, now);
      return null;
    }
  }
}
