import { setTimeout as wait } from "node:timers/promises";
import type { Store } from "../../db/client";
import { log } from "../log.server";
import { markSent } from "./claim.server";
import { codeOf } from "./retry";

const TOGETHER = 5;
const TRIES = 5;

/** Marks rows as sent; those that come within 5 ms share one commit.
 *  @returns a function that resolves once the mark is committed */
export function sentMarker(store: Store, now: () => Date): (id: string) => Promise<void> {
  let open: { ids: string[]; done: Promise<void> } | undefined;

  async function commit(ids: string[]): Promise<void> {
    await wait(TOGETHER);
    open = undefined;
    for (let tries = 1; ; tries++) {
      try {
        return await store.transaction((tx) => markSent(tx, ids, now()));
      } catch (error) {
        // an unmarked row is sent twice, so a short outage of the database is waited out
        log.error({ code: codeOf(error), rows: ids.length }, "sent but not marked");
        if (tries === TRIES) throw error;
        await wait(tries * 1000);
      }
    }
  }

  return (id) => {
    if (!open) {
      const ids: string[] = [];
      open = { ids, done: commit(ids) };
    }
    open.ids.push(id);
    return open.done;
  };
}
