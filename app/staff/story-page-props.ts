import type { StoryPageView } from "./read-story-page.server";
import type { StaffSlip } from "./staff-slip.server";

/** What the parts of a story's page for moderators are given. */
export interface StoryPageProps {
  story: StoryPageView;
  slip: StaffSlip | undefined;
}
