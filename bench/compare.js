/** Two servers and the same request, in turns. */
import { interleave, load, median } from "./measure.js";

const ROUNDS = 5;
const SECONDS = 2;

/** The same request to both, in turns. @param {import("./servers.js").Running} ours @param {Buffer} ourBytes
 *  @param {import("./servers.js").Running} theirs @param {Buffer} theirBytes @param {number} connections */
export async function compare(ours, ourBytes, theirs, theirBytes, connections) {
  const run = (server, bytes, seconds) => load(server, { connections, seconds, bytes: () => bytes });
  // compiled by the engine before anything counts
  await run(ours, ourBytes, 1);
  await run(theirs, theirBytes, 1);
  return interleave(ROUNDS, {
    ours: () => run(ours, ourBytes, SECONDS),
    theirs: () => run(theirs, theirBytes, SECONDS),
  });
}

/** @param {Array<Record<string, any>>} rounds @param {string} what */
export const each = (rounds, what) => rounds.map((it) => it[what]);

/** How much of its core a server had, in percent. */
export const busy = (rounds) => median(rounds.map(({ cpuMs, rate }) => (cpuMs * rate) / 10));
