import type { Audience } from "../../db/schema/stories";
import { may, mayAnywhere, type StaffMember } from "../staff/staff";

/** Whether somebody of the staff may read a story's moderated copy, as it is shown now. Its original, its edits and its
 *  scores are for moderators alone, by `moderateStories`.
 *  @param hubs that it is about */
export function mayReadStory(
  staff: Pick<StaffMember, "roles">,
  { shownTo }: { shownTo: Audience | null },
  hubs: readonly string[],
): boolean {
  switch (shownTo) {
    case null:
      return false;
    case "hub":
      return hubs.some((it) => may(staff, "readStories", it));
    case "hubs":
      return mayAnywhere(staff, "readStories");
    case "public":
      return true;
  }
}
