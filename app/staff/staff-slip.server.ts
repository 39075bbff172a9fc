/** What a staff form has to say after its 303: why it was refused and what was typed, or what was done. */
import { store } from "../db.server";
import { expireCookie, readCookie } from "../http/cookies.server";
import { seeOther } from "../http/respond.server";
import { keepSlip, readSlip } from "../http/slips.server";
import type { Words } from "../i18n/words";
import { wasSession } from "./session.server";
import type { FieldProblem } from "./form-problems";

export interface StaffSlip {
  /** which of the page's forms it is about */
  form: string;
  problems: FieldProblem[];
  values: Record<string, string[]>;
  /** nothing was saved: what was typed is to be looked at first */
  preview?: true;
  /** said once above the page */
  said?: { key: keyof Words["staff"]["said"]; values?: Record<string, string> };
  /** a family's new code, said once */
  code?: string;
  /** one's own recovery codes, said once */
  codes?: string[];
  /** what to ask a device that is to make a passkey, or to answer with one: JSON for the script */
  passkey?: string;
}

/** 303 back to `page` with what to say there. @param where the page's whole address, where it has more than a path */
export async function backTo(
  request: Request,
  page: string,
  slip: StaffSlip,
  now: Date,
  where = page,
): Promise<Response> {
  const { cookie } = await keepSlip(request, { page, ...slip }, now);
  return seeOther(where, { cookies: [cookie] });
}

/** @param key what was done, or why it could not be */
export const saying = (
  request: Request,
  page: string,
  key: keyof Words["staff"]["said"],
  now: Date,
  values: Record<string, string> = {},
) => backTo(request, page, { form: "", problems: [], values: {}, said: { key, values } }, now);

/** 303 back to `page`, which shows how what was typed would look. */
export const lookFirst = (
  request: Request,
  page: string,
  typed: Pick<StaffSlip, "form" | "values">,
  now: Date,
) => backTo(request, page, { ...typed, problems: [], preview: true }, now, `${page}#preview`);

/** What was kept for this page. `headers` make the browser forget what is said only once. */
export async function takeSlip(
  request: Request,
  page: string,
  now: Date,
): Promise<{ slip: StaffSlip | undefined; headers: Record<string, string> }> {
  const kept = await readSlip<StaffSlip & { page: string }>(request, now);
  if (kept?.page !== page) return { slip: undefined, headers: {} };
  const once = kept.said || kept.code || kept.codes || kept.passkey;
  return { slip: kept, headers: once ? { "Set-Cookie": expireCookie("slip") } : {} };
}

/** What was typed while the session ended, for the same page after signing in again.
 *  @param refusal what requireStaff threw. @returns it, with the cookie that opens what was typed */
export async function keepTyped(
  request: Request,
  refusal: unknown,
  typed: { page: string; values: Record<string, string[]>; form?: string },
  now: Date,
): Promise<unknown> {
  if (!(refusal instanceof Response) || refusal.status !== 303) return refusal;
  // somebody who was never signed in has nothing to lose, and must not fill the table
  const token = readCookie(request, "staff");
  if (!token || !(await wasSession(store.read, token))) return refusal;
  const form = typed.form ?? typed.values.intent?.[0] ?? "";
  const { cookie } = await keepSlip(request, { ...typed, form, problems: [] }, now);
  refusal.headers.append("Set-Cookie", cookie);
  return refusal;
}
