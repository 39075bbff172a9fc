/** Facts every page shows, in memory: an outage page must have its phone numbers with the database down. */
import { asc, eq } from "drizzle-orm";
import { helplines, hubs } from "../db/schema/hubs";
import { store } from "./db.server";
import { env } from "./env.server";
import { readVersion } from "./hubs/hubs.server";
import { eachFact } from "./hubs/service-facts";
import { eachText } from "./hubs/own-texts";
import { findOutOfHours, readOwnTexts, readServiceFacts } from "./hubs/service-facts.server";
import { log } from "./log.server";
import type { Site } from "./ui/site-context";

export type SiteFacts = Pick<Site, "example" | "facts" | "helplines" | "hubs" | "outOfHours" | "texts">;

// 999 and 111 hold whatever the database says
let facts: SiteFacts = {
  example: true,
  facts: eachFact(() => null),
  helplines: [],
  hubs: [],
  outOfHours: null,
  texts: eachText(() => null),
};

export const siteFacts = () => facts;

/** of the facts in memory; nothing was read yet */
let version = -1;
/** A database that takes longer than this does not hold up a page that is kept. */
const PATIENCE_MS = 250;

async function ask(): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<[]>((over) => {
    timer = setTimeout(over, PATIENCE_MS, []);
  });
  try {
    const [row] = await Promise.race([readVersion(store.read, {}), patience]);
    if (row && row.version !== version) await refreshSiteFacts();
  } catch {
    // what is known stays in force
  } finally {
    clearTimeout(timer);
  }
  return version;
}

let last: Promise<number>;
let next: Promise<number> | undefined;
let underWay = false;
/** the last one began in this turn of the event loop */
let thisTurn = false;

/** Counts the changes of everything that pages show; the facts in memory are as new as the count. Whoever asks
 *  after a change sees it counted: an answer already under way may be older, so they wait for the next one, all
 *  together. With a database that does not answer, the last count stands. */
export function shownVersion(): Promise<number> {
  if (thisTurn) return last;
  if (underWay)
    return (next ??= last.then(() => {
      next = undefined;
      return shownVersion();
    }));
  thisTurn = underWay = true;
  setImmediate(() => (thisTurn = false));
  last = ask().finally(() => (underWay = false));
  return last;
}

/** Reads the facts anew. Called at start, after every change made here, and every few seconds for changes
 *  made by another process. @throws when the database does not answer; the old facts stay in force */
export async function refreshSiteFacts(): Promise<void> {
  const db = store.read;
  // first: what changes meanwhile is read again
  const [counted] = await readVersion(db, {});
  const allHubs = await db.select().from(hubs).orderBy(asc(hubs.position));
  const lines = await db
    .select()
    .from(helplines)
    .where(eq(helplines.shown, true))
    .orderBy(asc(helplines.position));
  const outOfHours = await findOutOfHours(db);
  const ownFacts = await readServiceFacts(db);
  const texts = await readOwnTexts(db);
  facts = {
    texts,
    example: !env.live || allHubs.some((hub) => hub.active && hub.example),
    facts: ownFacts,
    helplines: lines.map(({ id, name, number, hours, note, lastCheckedAt }) => ({
      ...{ id, name, number, hours, note, lastCheckedAt },
    })),
    hubs: allHubs.filter((hub) => hub.active).map(({ id, name, phone }) => ({ id, name, phone })),
    outOfHours: outOfHours?.confirmedAt ? outOfHours.number : null,
  };
  version = counted?.version ?? -1;
}

/** @returns a function that stops the refreshing */
export function keepSiteFactsFresh(everyMs: number): () => void {
  const timer = setInterval(() => {
    refreshSiteFacts().catch(() => log.error({ code: "facts_not_read" }));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
