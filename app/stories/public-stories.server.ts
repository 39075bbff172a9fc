/** Stories that everyone may read, as everyone reads them. */
import { asc, desc, eq, exists, inArray, or, sql } from "drizzle-orm";
import type { Db } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { programmes } from "../../db/schema/groups";
import { publicStories, storyTerms } from "../../db/schema/public-stories";
import { tagTerm } from "./terms-of";

export type PublicStory = typeof publicStories.$inferSelect;

/** Stories on a page of the list. */
export const PAGE = 20;
const PLACES = Array.from({ length: PAGE }, (_, at) => `n${at}`);

const byId = prepared((db) =>
  db
    .select()
    .from(publicStories)
    .where(eq(publicStories.id, given("id"))),
);
const byN = prepared((db) =>
  db
    .select()
    .from(publicStories)
    .where(inArray(publicStories.n, PLACES.map(given)))
    .orderBy(desc(publicStories.n)),
);
const storiesOfProgramme = (db: Db) =>
  db
    .select({ term: storyTerms.term })
    .from(storyTerms)
    .where(eq(storyTerms.term, sql`${tagTerm("programme", "")} || ${programmes.id}`));
const taught = prepared((db) =>
  db
    .select({ id: programmes.id, name: programmes.name })
    .from(programmes)
    // what is not taught any more still has its stories
    .where(or(eq(programmes.active, true), exists(storiesOfProgramme(db))))
    .orderBy(asc(programmes.position), asc(programmes.id)),
);

/** Of the id in its address. */
export async function findPublicStory(db: Db, id: string): Promise<PublicStory | undefined> {
  const [row] = await byId(db, { id });
  return row;
}

/** @returns those that are public, the newest first. @param ns in that order */
export async function listByN(db: Db, ns: readonly number[]): Promise<PublicStory[]> {
  const rows: PublicStory[] = [];
  for (let from = 0; from < ns.length; from += PAGE)
    rows.push(...(await byN(db, Object.fromEntries(PLACES.map((name, at) => [name, ns[from + at] ?? -1])))));
  return rows;
}

/** What groups are about, which a story may be about too. */
export const listProgrammes = (db: Db) => taught(db, {});
