/** Somebody could wake whoever is on call with stories that there are not. None is refused for it: from the eleventh within
 *  an hour on, words of danger wait for the duty worker's day, as any other work. */
import { RateLimiterMemory } from "rate-limiter-flexible";
import { todaysMark } from "../http/todays-mark.server";

const HOUR = 3600;
/** A hub's own wifi, or one phone that a few friends share, stays below. */
const FEW = 10;
const stories = new RateLimiterMemory({ points: FEW, duration: HOUR });

/** Counts this one. @param address that it came from: kept nowhere, see `todaysMark` */
export const areManyStories = (address: string, now: Date): Promise<boolean> =>
  stories.consume(todaysMark(address, now)).then(
    () => false,
    () => true,
  );
