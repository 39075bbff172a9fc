/** The service's own words for a page of families'. */
import { eq } from "drizzle-orm";
import { settings } from "../../db/schema/hubs";
import type { Db, Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { findTextFault, GAPS, parseText, textKey, writeText, type OwnText } from "../hubs/own-texts";
import { saveSetting } from "../hubs/service-facts.server";
import { en } from "../i18n/locales/en";
import { markOf } from "../mark.server";
import { firstValues, type FieldProblem } from "./form-problems";
import { keepingHistory } from "./keep-history.server";
import { may, type StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

/** What stands there until the service has words of its own. */
const PORTALS: Record<OwnText, string> = {
  privacy: writeText(en.pages.privacy.blocks),
  next: writeText([{ list: en.referral.ask.steps }]),
};

/** The service's own words as they were written; "" where the portal's stand. */
async function findOwn(db: Db, text: OwnText): Promise<string> {
  const [row] = await db
    .select()
    .from(settings)
    .where(eq(settings.key, textKey(text)));
  return row?.value ?? "";
}

/** @param slip what was typed to be looked at first */
export async function readText(db: Db, text: OwnText, slip: StaffSlip | undefined) {
  const own = await findOwn(db, text);
  const typed = slip?.values.text?.[0] ?? "";
  return {
    text,
    own: own !== "",
    written: own || PORTALS[text],
    mark: markOf({ own }),
    gaps: [...GAPS[text].needed, ...GAPS[text].allowed],
    preview: slip?.preview ? parseText(typed) : undefined,
    // what a problem is about is only known from what was typed
    part: (slip?.problems.length && findTextFault(text, typed)?.part) || "",
  };
}

/** Saves them, or goes back to the portal's own. Call `refreshSiteFacts` after the commit.
 *  @returns what is wrong, or nothing */
export async function saveText(
  store: Store,
  staff: StaffMember,
  { text, fields }: { text: OwnText; fields: Record<string, string[]> },
  now: Date,
): Promise<FieldProblem | undefined> {
  const { intent, mark, text: typed = "" } = firstValues(fields);
  const written = intent === "portals" ? "" : typed.trim();
  const fault = intent === "portals" ? undefined : findTextProblem(text, written);
  if (fault) return fault;
  const same = written === PORTALS[text];
  return store.transaction(async (tx) => {
    if (!may(staff, "manageService", null)) return undefined;
    const of = { by: staff.id, action: "service.text", hub: null };
    const save = async () => {
      if (mark && mark !== markOf({ own: await findOwn(tx, text) })) return { ok: false };
      await saveSetting(tx, textKey(text), same ? "" : written, now);
      return { ok: true };
    };
    const { ok } = await keepingHistory(tx, ["service"], of, save, now);
    if (!ok) return { field: "form", code: "changedMeanwhile" };
    const about = { subjectKind: "setting", subject: textKey(text) };
    await record(tx, { actor: staff.id, action: "service.text", ...about }, now);
    return undefined;
  });
}

/** @returns what is wrong with what was typed, beside its box */
export function findTextProblem(text: OwnText, typed: string): FieldProblem | undefined {
  const fault = findTextFault(text, typed);
  return fault && { field: "text", code: fault.why };
}
