/** Somebody could fill a group with families that there are not. Nobody is refused for it: from the eleventh booking within
 *  an hour on, a person talks with each before it is placed. */
import { RateLimiterMemory } from "rate-limiter-flexible";
import { todaysMark } from "../http/todays-mark.server";

const HOUR = 3600;
/** A hub's own wifi, or one phone that a few friends share, stays below. */
const FEW = 10;
const bookings = new RateLimiterMemory({ points: FEW, duration: HOUR });

/** Counts this one. @param address that it came from: kept nowhere, see `todaysMark` */
export const areMany = (address: string, now: Date): Promise<boolean> =>
  bookings.consume(todaysMark(address, now)).then(
    () => false,
    () => true,
  );
