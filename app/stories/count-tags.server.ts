import type { Tx } from "../../db/client";
import type { publicStories } from "../../db/schema/stories";

/** Counts a public story in, or out again. */
export async function countTags(
  _tx: Tx,
  _row: typeof publicStories.$inferSelect,
  _by: 1 | -1,
): Promise<void> {}
