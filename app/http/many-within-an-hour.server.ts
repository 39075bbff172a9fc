import { RateLimiterMemory } from "rate-limiter-flexible";
import { todaysMark } from "./todays-mark.server";

const HOUR = 3600;
/** A hub's own wifi, or one phone that a few friends share, stays below. */
const FEW = 10;

/** Counts what comes from one address. None is refused for it: from the eleventh within an hour on, whoever asks treats
 *  it otherwise.
 *  @returns counts one, and says whether there are many. Its address is kept nowhere, see `todaysMark` */
export function manyWithinAnHour(): (address: string, now: Date) => Promise<boolean> {
  const sent = new RateLimiterMemory({ points: FEW, duration: HOUR });
  return (address, now) =>
    sent.consume(todaysMark(address, now)).then(
      () => false,
      () => true,
    );
}
