/** Facts every page shows, in memory: an outage page must have its phone numbers with the database down. */
import { asc, eq } from "drizzle-orm";
import { helplines, hubs } from "../db/schema/hubs";
import { store } from "./db.server";
import { env } from "./env.server";
import { eachFact } from "./hubs/service-facts";
import { findOutOfHours, readServiceFacts } from "./hubs/service-facts.server";
import { log } from "./log.server";
import type { Site } from "./ui/site-context";

export type SiteFacts = Pick<Site, "example" | "facts" | "helplines" | "hubs" | "outOfHours">;

// 999 and 111 hold whatever the database says
let facts: SiteFacts = {
  example: true,
  facts: eachFact(() => null),
  helplines: [],
  hubs: [],
  outOfHours: null,
};

export const siteFacts = () => facts;

/** Reads the facts anew. Called at start, after every change made here, and every few seconds for changes
 *  made by another process. @throws when the database does not answer; the old facts stay in force */
export async function refreshSiteFacts(): Promise<void> {
  const db = store.read;
  const allHubs = await db.select().from(hubs).orderBy(asc(hubs.position));
  const lines = await db
    .select()
    .from(helplines)
    .where(eq(helplines.shown, true))
    .orderBy(asc(helplines.position));
  const outOfHours = await findOutOfHours(db);
  const ownFacts = await readServiceFacts(db);
  facts = {
    example: !env.live || allHubs.some((hub) => hub.active && hub.example),
    facts: ownFacts,
    helplines: lines.map(({ id, name, number, hours, note, lastCheckedAt }) => ({
      ...{ id, name, number, hours, note, lastCheckedAt },
    })),
    hubs: allHubs.filter((hub) => hub.active).map(({ id, name, phone }) => ({ id, name, phone })),
    outOfHours: outOfHours?.confirmedAt ? outOfHours.number : null,
  };
}

/** @returns a function that stops the refreshing */
export function keepSiteFactsFresh(everyMs: number): () => void {
  const timer = setInterval(() => {
    refreshSiteFacts().catch(() => log.error({ code: "facts_not_read" }));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
