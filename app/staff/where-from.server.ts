import { readCookie } from "../http/cookies.server";
import { staffOrigin } from "./staff-origin.server";

/** What is known of the browser in which somebody signs in, or is at their own account.
 *  @param address for slowing guesses; never kept */
export const whereFrom = (request: Request, address: string) => ({
  address,
  origin: staffOrigin(request),
  browser: readCookie(request, "browser"),
  challenge: readCookie(request, "challenge"),
  oldToken: readCookie(request, "staff"),
});
