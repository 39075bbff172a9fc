/** A few families who read, each with a pause between two pages, so that the server is busy and not at its limit. */
import { setTimeout as wait } from "node:timers/promises";
import { Connection } from "./connection.js";

const READERS = 4;
/** on average; by chance, or they would all come at once and measure each other */
const PAUSE_MS = 20;

/** Asks for the pages in turn until told to end.
 *  @param {{ url: string }} portal @param {Buffer[]} pages @returns {{ end: () => Promise<number[]> }} ms each */
export function browse(portal, pages) {
  const latencies = [];
  let reading = true;
  const readers = Array.from({ length: READERS }, async (_, reader) => {
    const connection = new Connection(portal.url);
    for (let i = reader; reading; i++) {
      await wait(Math.random() * 2 * PAUSE_MS);
      const from = performance.now();
      const { status } = await connection.send(pages[i % pages.length]);
      latencies.push(performance.now() - from);
      if (status !== 200) throw new Error(`${status} instead of 200`);
    }
    connection.close();
  });
  const all = Promise.all(readers);
  // heard of in end()
  all.catch(() => (reading = false));
  return {
    end: async () => {
      reading = false;
      await all;
      return latencies;
    },
  };
}
