/** Feeds are the same for everybody, and programs ask for them again and again. */
import type { Db } from "../../db/client";
import { readVersion } from "../hubs/hubs.server";

/** What is over drops out of a feed by then, though nobody changed anything. */
const KEPT_MS = 10 * 60_000;
/** Without PUBLIC_URL an address is made of what the request says, and that may be anything. */
const MOST_KEPT = 32;

/** Keeps what was made until something that pages show changes, and hands it to all who ask meanwhile.
 *  @returns asks for it by a key, which says everything that it depends on besides the database and the time */
export function rememberFeed<T>() {
  const kept = new Map<string, { version: number; until: number; made: Promise<T> }>();
  return async (db: Db, key: string, now: Date, make: () => Promise<T>): Promise<T> => {
    // before it is made: what changes meanwhile is made again
    const version = (await readVersion(db, {}))[0]?.version ?? -1;
    const had = kept.get(key);
    if (had && had.version === version && now.getTime() < had.until) return had.made;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = make();
    kept.set(key, { version, until: now.getTime() + KEPT_MS, made });
    made.catch(() => kept.delete(key));
    return made;
  };
}
