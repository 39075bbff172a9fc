/** The three questions by QR code on the last day: from anybody who was there, without a name. */
import { store } from "../db.server";
import type { Form } from "../http/read-form.server";
import { keepSlip, readSlip } from "../http/slips.server";
import { paths } from "../paths";
import { randomToken } from "../random.server";
import { MEASURES, readFeedback } from "./feedback";
import { findLastDay, takeLastDayFeedback } from "./take-feedback.server";

interface Slip {
  page: "lastDay";
  key: string;
  done: boolean;
  typed: Partial<Record<string, string>> | null;
  /** under which the answers are counted once */
  once: string;
}

export async function readLastDay(request: Request, key: string, now: Date) {
  const open = (await findLastDay(store.read, key, now)) !== undefined;
  const kept = await readSlip<Slip>(request, now);
  const slip = kept?.page === "lastDay" && kept.key === key ? kept : undefined;
  return {
    ...{ qr: key, open, done: slip?.done ?? false, typed: slip?.typed ?? null },
    once: slip?.once ?? randomToken(),
  };
}

/** Where one of the three was left out, the page comes back as it was. */
export async function takeLastDay(
  request: Request,
  key: string,
  form: Form,
  now: Date,
): Promise<{ goTo: string; cookies: string[] }> {
  const found = await findLastDay(store.read, key, now);
  const once = form.one("once").slice(0, 40) || randomToken();
  const answers = readFeedback((measure) => form.one(measure));
  if (found && answers) await takeLastDayFeedback(found, answers, once, now);
  const typed = answers ? null : Object.fromEntries(MEASURES.map((it) => [it, form.one(it)]));
  const slip: Slip = {
    page: "lastDay",
    key,
    done: found !== undefined && answers !== undefined,
    typed,
    once,
  };
  const { cookie } = await keepSlip(request, slip, now);
  return { goTo: paths.lastDay(encodeURIComponent(key)), cookies: [cookie] };
}
