import type { publicStories } from "../../db/schema/stories";

/** Words and tags by which a public story is found. */
export const termsOf = (_row: typeof publicStories.$inferSelect): string[] => [];
