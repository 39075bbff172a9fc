/** Beginning a sign-in writes a row before anybody has shown who they are: so many for one address,
 *  of IPv6 for one network, and no more. */
import { RateLimiterMemory } from "rate-limiter-flexible";
import { networkOf } from "../http/network-of.server";
import { todaysMark } from "../http/todays-mark.server";

/** A whole office begins at nine from one address. */
const begun = new RateLimiterMemory({ points: 120, duration: 5 * 60, keyPrefix: "begin" });

/** @param address never kept. @returns false where too many were begun from there in five minutes */
export const mayBegin = (address: string, now: Date): Promise<boolean> =>
  begun.consume(todaysMark(`begin|${networkOf(address)}`, now)).then(
    () => true,
    () => false,
  );
