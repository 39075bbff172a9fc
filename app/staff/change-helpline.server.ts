/** One helpline: its number and words, and one that is added. */
import { eq, max } from "drizzle-orm";
import { helplines } from "../../db/schema/hubs";
import type { Db, Store, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { markOf } from "../mark.server";
import { randomToken } from "../random.server";
import { checkForm, firstValues, type Checked } from "./form-problems";
import { helplineForm, NEW_HELPLINE, type TypedHelpline } from "./helpline-form";
import { keepingHistory } from "./keep-history.server";
import { may, type StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

export const checkHelpline = (fields: Record<string, string[]>): Checked<TypedHelpline> =>
  checkForm(helplineForm, firstValues(fields));

/** @param slip what was typed to be looked at first. @returns undefined where there is no such helpline */
export async function readHelpline(db: Db, id: string, slip: StaffSlip | undefined) {
  const empty = { id, name: "", number: "", hours: "", note: "", lastCheckedAt: null };
  const [found] =
    id === NEW_HELPLINE ? [empty] : await db.select().from(helplines).where(eq(helplines.id, id));
  if (!found) return undefined;
  const checked = slip?.preview ? checkHelpline(slip.values) : undefined;
  const mark = markOf(found);
  return { helpline: found, mark, preview: checked?.ok ? { ...found, ...checked.value } : undefined };
}

/** "gone": there is no such helpline */
type HelplineAnswer = "saved" | "gone" | "changedMeanwhile";

/** A changed number has to be rung before families see it again, and one that is added before they see it at all.
 *  Call `refreshSiteFacts` after the commit. */
export async function saveHelpline(
  store: Store,
  staff: StaffMember,
  {
    id,
    typed,
    mark,
  }: { id: string; typed: TypedHelpline; /** of how it stood when it was opened */ mark?: string },
  now: Date,
): Promise<HelplineAnswer> {
  return store.transaction(async (tx) => {
    if (!may(staff, "manageService", null)) return "gone";
    const action = id === NEW_HELPLINE ? "service.addHelpline" : "service.helpline";
    const save = () => (id === NEW_HELPLINE ? add(tx, typed) : change(tx, { id, typed, mark }));
    const of = { by: staff.id, action, hub: null };
    const { answer, subject } = await keepingHistory(tx, ["service"], of, save, now);
    const entry = { actor: staff.id, action, subjectKind: "setting", subject };
    if (answer === "saved") await record(tx, entry, now);
    return answer;
  });
}

const done = (answer: HelplineAnswer, subject: string) => ({ ok: answer === "saved", answer, subject });

async function add(tx: Tx, typed: TypedHelpline) {
  const id = randomToken();
  const [last] = await tx.select({ position: max(helplines.position) }).from(helplines);
  const rest = {
    confidence: "entered",
    shown: false,
    lastCheckedAt: null,
    position: (last?.position ?? 0) + 1,
  };
  await tx.insert(helplines).values({ id, ...typed, ...rest });
  return done("saved", id);
}

async function change(
  tx: Tx,
  { id, typed, mark }: { id: string; typed: TypedHelpline; mark: string | undefined },
) {
  const [had] = await tx.select().from(helplines).where(eq(helplines.id, id));
  if (!had) return done("gone", id);
  if (mark && mark !== markOf(had)) return done("changedMeanwhile", id);
  const unchecked = had.number === typed.number ? {} : { lastCheckedAt: null, shown: false };
  await tx
    .update(helplines)
    .set({ ...typed, ...unchecked })
    .where(eq(helplines.id, id));
  return done("saved", id);
}
