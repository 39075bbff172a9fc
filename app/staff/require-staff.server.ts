import { store } from "../db.server";
import { readCookie } from "../http/cookies.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { findSession, type SignedIn } from "./session.server";
import { hubsWhere, may, type Action } from "./staff";

/** What a page sends that refreshes itself. */
const QUIET_HEADER = "x-quiet";

/** Every staff loader and action calls this itself: nested loaders run side by side, so a layout guards nothing.
 *  @param action null: any role will do. @param hub undefined: allowed somewhere, and the domain looks closer
 *  @throws Response to sign-in where nobody is signed in; 404 where this person may not, as if it were not there */
export async function requireStaff(
  request: Request,
  action: Action | null,
  hub?: string | null,
  now = new Date(),
): Promise<SignedIn> {
  const token = readCookie(request, "staff");
  const quiet = request.headers.has(QUIET_HEADER);
  const signedIn = token ? await findSession(store, token, now, quiet) : undefined;
  if (!signedIn) throw seeOther(signInPath(request));
  const allowed =
    action === null ||
    (hub === undefined ? hubsWhere(signedIn.staff, action).length > 0 : may(signedIn.staff, action, hub));
  if (!allowed) throw new Response(null, { status: 404 });
  return signedIn;
}

/** A form's address is its page's: after signing in again the worker is back there. */
const signInPath = (request: Request): string => signInThen(new URL(request.url).pathname);

/** The address of the sign-in page with where to go on to, where that is not the inbox. */
export function signInThen(then: string | null): string {
  const safe = safeThen(then);
  return safe === paths.staff ? paths.signIn : `${paths.signIn}?then=${encodeURIComponent(safe)}`;
}

const DOORS: string[] = [paths.signIn, paths.signOut, paths.oidc, paths.oidcBack, paths.newBrowser];

/** @returns `then` where it is a plain path of staff pages, else the inbox */
export function safeThen(then: string | null): string {
  const plain = then !== null && /^\/staff(\/[\w-]+){1,5}$/.test(then);
  return plain && !DOORS.includes(then) ? then : paths.staff;
}
