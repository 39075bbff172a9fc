import type { Db } from "../../db/client";
import { findPublicStory, listProgrammes, type PublicStory } from "./public-stories.server";

export interface ReadStory {
  story: PublicStory;
  programmes: Array<{ id: string; name: string }>;
}

/** A story as everyone reads it. @param id of its address. @returns undefined where it is not public now */
export async function findReadStory(db: Db, id: string): Promise<ReadStory | undefined> {
  const story = await findPublicStory(db, id);
  return story && { story, programmes: await listProgrammes(db) };
}
