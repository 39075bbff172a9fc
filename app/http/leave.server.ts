/** "Leave this website quickly": answered before anything else is looked at, and with the database down. */
import { eq } from "drizzle-orm";
import { drafts, submissions } from "../../db/schema/forms";
import { store } from "../db.server";
import { env } from "../env.server";
import { log } from "../log.server";
import { hashToken } from "../random.server";
import { COOKIES, expireCookie, findCookie, type CookieName } from "./cookies.server";
import { dropSlip } from "./slips.server";

const decoy = env.DECOY_URL.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** An empty page that goes on to the decoy. Not a redirect: `form-action` is checked at every hop, and a decoy
 *  that redirects would leave the person on our page. No title of ours, no word. */
export const leavePage = `<!doctype html><html><head><meta charset="utf-8"><title>​</title><meta http-equiv="refresh" content="0;url=${decoy}"></head><body></body></html>`;

const OF_STAFF: readonly CookieName[] = ["staff", "entry", "welcome", "challenge", "browser", "oidc"];

/** The cookies of staff stay: the button is on family pages only, and a shared office PC is not a home. */
export const leaveCookies = (): string[] => COOKIES.filter((it) => !OF_STAFF.includes(it)).map(expireCookie);

/** Destroys what the browser's cookies opened. Without the cookies nothing of it can be read anyway, so a
 *  database that does not answer costs the person nothing. Not counted, not logged who or when. */
export async function destroyTraces(cookieHeader: string | undefined): Promise<void> {
  const draft = findCookie(cookieHeader, "draft");
  try {
    await store.transaction(async (tx) => {
      if (draft) {
        await tx.delete(drafts).where(eq(drafts.id, hashToken(draft)));
        await tx
          .update(submissions)
          .set({ receipt: null, holder: null })
          .where(eq(submissions.holder, hashToken(draft)));
      }
      await dropSlip(tx, findCookie(cookieHeader, "slip"));
      await dropSlip(tx, findCookie(cookieHeader, "visit"));
    });
  } catch {
    log.error({ code: "traces_not_destroyed" });
  }
}
