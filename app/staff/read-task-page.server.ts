import type { Store } from "../../db/client";
import { findContactState } from "../groups/booking-contact.server";
import { listReaders } from "../referrals/waits.server";
import { readTask } from "../tasks/read-task.server";
import { listTaskColleagues } from "../tasks/work-task.server";
import type { StaffMember } from "./staff";

/** A task with what whoever does it has to know first. @returns undefined where there is none or this person may not see it */
export async function readTaskPage(store: Store, staff: StaffMember, id: string, now: Date) {
  const task = await readTask(store, staff, id, now);
  if (!task) return undefined;
  const booking = task.subjectKind === "booking" && task.done === 0;
  const contact = booking ? await findContactState(store.read, task.subject, now) : undefined;
  const doubt = contact?.unsafe ? ("unsafe" as const) : contact?.stale ? ("stale" as const) : null;
  return {
    ...{ task, doubt },
    openBy: (await listReaders(store.read, [id], staff.id, now)).get(id) ?? [],
    colleagues: task.done === 0 ? await listTaskColleagues(store.read, task) : [],
  };
}
