import { store } from "../db.server";
import { readSlip } from "../http/slips.server";
import { WORKING_DAY_MINUTES } from "../hubs/opening-hours";
import { readOpenState, listHubs } from "../hubs/hubs.server";
import { translator, type Language } from "../i18n/i18n.server";
import { sayWhenRead } from "./when-read";

/** On the page where asking begins, or telling a story: a form was sent after its time, and nothing of it is left. */
export interface RanOut {
  page: "ask" | "tell";
}

/** When a person reads a request sent now, and within what time they get in touch, in words. The hub is not known
 *  yet: it is the longest target of all hubs, so that nobody is promised too much. */
export async function readAskPage(request: Request, { code }: Language, now: Date) {
  const t = translator(code);
  const hubs = await listHubs(store.read);
  const minutes = Math.max(0, ...hubs.map((it) => it.targetMinutes)) || WORKING_DAY_MINUTES;
  const days = minutes / WORKING_DAY_MINUTES;
  const target = Number.isInteger(days)
    ? t("referral:ask.targetDays", { count: days })
    : t("referral:ask.target", { count: Math.ceil(minutes / 60) });
  const slip = await readSlip<RanOut>(request, now);
  return {
    whenRead: sayWhenRead(await readOpenState(store.read, null, now), now, t, code),
    target,
    /** a form was sent after its time */
    ranOut: slip?.page === "ask",
  };
}
