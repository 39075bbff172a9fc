/** The family's own page once it is open: what it shows, and its three small forms. */
import { store } from "../db.server";
import { destroyTraces, leaveCookies } from "../http/leave.server";
import type { Form } from "../http/read-form.server";
import { keepSlip, prolongSlip, readSlip } from "../http/slips.server";
import { findHubById, readOpenState } from "../hubs/hubs.server";
import { paths } from "../paths";
import { randomToken } from "../random.server";
import { findVisit } from "../vault/own-page.server";
import { addToRequest, withdrawRequest } from "./add-to-request.server";
import { whoReadsNow } from "./form-notices.server";
import { readYourPage } from "./your-page.server";

/** A form that was refused, or one that was taken, until the page is shown. */
interface Slip {
  page: "open";
  text: string;
  error: "addRequired" | "addTooLong" | null;
  done: "added" | "changed" | "withdrawn" | null;
  /** whose page it was written on; another family's page does not show it */
  reference: string;
  /** milliseconds; what was done is said once, not each time the page is opened */
  at: number;
  sure: boolean;
}
const NOTHING: Slip = { page: "open", text: "", error: null, done: null, reference: "", sure: false, at: 0 };
/** To be kept until the page is shown. */
export const openSlip = (slip: Partial<Slip>): Slip => ({ ...NOTHING, ...slip });

/** @returns undefined where nobody has opened it here, or twenty idle minutes have passed */
export async function readOpenPage(request: Request, lang: string, now: Date) {
  const visit = await findVisit(request, now, "request");
  if (!visit) return undefined;
  const yours = await readYourPage(store.read, visit.id, now);
  const hub = yours.hub ? await findHubById(store.read, yours.hub) : undefined;
  const slip = await readSlip<Slip>(request, now);
  return {
    ...yours,
    hub: hub ? { name: hub.name, phone: hub.phone } : null,
    slip: forThisPage(slip, yours.reference, now) ? slip : NOTHING,
    /** numbers to ring, just after something worrying was added */
    ringNow:
      slip?.page === "open" && slip.done === "added" && yours.urgent
        ? await whoReadsNow(yours.hub, lang, now)
        : null,
    /** pressed twice, what is added is added once */
    addKey: randomToken(),
  };
}

const SAID_FOR_MS = 60_000;

function forThisPage(slip: Slip | undefined, reference: string, now: Date): slip is Slip {
  if (slip?.page !== "open" || ![reference, ""].includes(slip.reference)) return false;
  return slip.done === null || now.getTime() - slip.at < SAID_FOR_MS;
}

/** Adds, withdraws (asked twice) or closes the page. @returns where to go, with the cookies to send */
export async function takeOpenPageForm(
  request: Request,
  form: Form,
  now: Date,
): Promise<{ goTo: string; cookies: string[] }> {
  const visit = await findVisit(request, now, "request");
  if (form.one("intent") === "close") {
    // the next person at this screen may be another family: nothing of this one stays
    await destroyTraces(request.headers.get("cookie") ?? undefined);
    return { goTo: paths.home, cookies: leaveCookies() };
  }
  const say = async (slip: Partial<Slip>) => {
    const { cookie } = await keepSlip(request, openSlip({ ...slip, at: now.getTime() }), now);
    return { goTo: visit ? paths.yourPageOpen : paths.yourPage, cookies: [cookie] };
  };
  const text = form.one("text");
  // the visit ended while this was being written: it stands here again once the page is opened
  if (!visit) return await say({ text, reference: form.one("reference") });
  await prolongSlip(request, now, "visit");

  switch (form.one("intent")) {
    case "add": {
      const { hub } = await readYourPage(store.read, visit.id, now);
      const open = (await readOpenState(store.read, hub, now)).open;
      const added = { text, key: form.one("key").slice(0, 40) };
      const error = await addToRequest(store, visit.id, added, open, now);
      return await say(error ? { text, error } : { done: "added" });
    }
    case "withdraw":
      return await say({ sure: true });
    case "withdrawSure":
      await store.transaction((tx) => withdrawRequest(tx, visit.id, now));
      return await say({ done: "withdrawn" });
    default:
      return await say({ text });
  }
}
