/** Counting and comparing: everything is run in turns, so that a noisy minute falls on all alike. */
import { Connection } from "./connection.js";

/** @param {number[]} numbers @param {number} share 0.5 is the median */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** @param {number[]} numbers */
export const median = (numbers) => quantile(numbers, 0.5);

/**
 * Runs each contender once a round, in another order every round.
 * @template T
 * @param {number} rounds
 * @param {Record<string, () => Promise<T>>} contenders
 * @returns {Promise<Record<string, T[]>>} what each gave, by its name
 */
export async function interleave(rounds, contenders) {
  const names = Object.keys(contenders);
  /** @type {Record<string, T[]>} */
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length];
      results[name].push(await contenders[name]());
    }
  return results;
}

/** Median over the rounds of first/second, each pair from the same round.
 *  @param {number[]} first @param {number[]} second */
export const ratioOf = (first, second) => median(first.map((it, round) => it / second[round]));

/**
 * Keeps `connections` requests in flight.
 * @param {{ url: string, cpuMs?: () => number }} server
 * @param {{ connections: number, seconds?: number, count?: number,
 *   bytes: (i: number) => Buffer, status?: number }} how `status`: what every answer must have
 * @returns {Promise<{ requests: number, rate: number, latencies: number[], cpuMs: number }>}
 *   a second, ms each, and the server's CPU ms a request
 */
export async function load(server, { connections, seconds, count = Infinity, bytes, status = 200 }) {
  const latencies = [];
  let next = 0;
  const cpuBefore = server.cpuMs?.() ?? 0;
  const begun = performance.now();
  const until = seconds ? begun + seconds * 1000 : Infinity;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = new Connection(server.url);
      while (next < count && performance.now() < until) {
        const sent = bytes(next++);
        const from = performance.now();
        const answer = await connection.send(sent);
        latencies.push(performance.now() - from);
        if (answer.status !== status)
          throw new Error(`${answer.status} instead of ${status}: ${sent.latin1Slice(0, 80)}`);
      }
      connection.close();
    }),
  );
  const took = performance.now() - begun;
  const cpuMs = ((server.cpuMs?.() ?? 0) - cpuBefore) / latencies.length;
  return { requests: latencies.length, rate: latencies.length / (took / 1000), latencies, cpuMs };
}
