import { eq } from "drizzle-orm";
import { referrals } from "../../db/schema/referrals";
import type { Tx } from "../../db/client";
import {
  addNote,
  closeReferral,
  moveReferral,
  openReferral,
  recordContact,
  reissueCode,
  takeReferral,
  writeToFamily,
  type Triage,
  type TriageAnswer,
} from "../referrals/triage-referral.server";
import { giveBack, handOver } from "../referrals/hand-over.server";
import { readForReason } from "../referrals/read-for-reason.server";
import { goOn, waitForFamily } from "../referrals/wait-for-family.server";
import { paths } from "../paths";
import { firstValues, checkForm } from "./form-problems";
import { requestForms, type RequestCommand } from "./request-forms";
import { may, mayAnywhere } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

/** Where to go after a form of a request's page, and what to say there; undefined: there is no such request
 *  for this person. */
export type Acted = { page: string; slip?: StaffSlip } | undefined;

/** Takes one form of a request's page, whatever was typed. */
export async function actOnRequest(
  tx: Tx,
  who: Triage,
  fields: Record<string, string[]>,
  now: Date,
): Promise<Acted> {
  const page = paths.request(who.reference);
  // before what was typed is looked at: a refusal of it would say that there is such a request
  if (!(await mayAsk(tx, who, firstValues(fields).intent))) return undefined;
  const checked = checkForm(requestForms, firstValues(fields));
  if (!checked.ok) {
    const form = fields.intent?.[0] ?? "";
    return { page, slip: { form, problems: checked.problems, values: fields } };
  }
  const answer = await perform(tx, who, checked.value, now);
  const said = (key: NonNullable<StaffSlip["said"]>["key"], values: Record<string, string> = {}) => ({
    ...{ form: "", problems: [], values: {} },
    said: { key, values },
  });
  if (!answer.ok) {
    switch (answer.why) {
      case "notFound":
        return undefined;
      case "alreadyTaken":
        return { page, slip: said("alreadyTaken", { name: answer.by }) };
      case "alreadyClosed":
      case "notYours":
        return { page, slip: said(answer.why) };
      default:
        return { page, slip: { ...SLIPS[answer.why], values: fields } };
    }
  }
  if ("code" in answer) return { page, slip: { ...said("code"), code: answer.code } };
  const { intent } = checked.value;
  if (intent === "open" || intent === "readForReason" || intent === "code") return { page };
  // the worker of the first hub may not see it any more
  return { page: intent === "move" ? paths.staff : page, slip: said(intent, { reference: who.reference }) };
}

async function mayAsk(tx: Tx, { staff, reference }: Triage, intent: string | undefined): Promise<boolean> {
  const [row] = await tx
    .select({ hub: referrals.hub })
    .from(referrals)
    .where(eq(referrals.reference, reference));
  if (!row) return false;
  return may(staff, "readRequest", row.hub) || (intent === "readForReason" && mayAnywhere(staff, intent));
}

/** What the domain refuses, said beside the field that it is about. */
const SLIPS = {
  channelNotSafe: { form: "contact", problems: [{ field: "keptRules", code: "channelNotSafe" }] },
  mailNotSafe: { form: "message", problems: [{ field: "tell", code: "mailNotSafe" }] },
  noSuchHub: { form: "move", problems: [{ field: "to", code: "hubMissing" }] },
  noSuchColleague: { form: "handOver", problems: [{ field: "to", code: "colleagueMissing" }] },
  notTried: { form: "wait", problems: [{ field: "text", code: "waitNotTried" }] },
  tooFewTries: { form: "close", problems: [{ field: "outcome", code: "tooFewTries" }] },
} satisfies Record<string, Pick<StaffSlip, "form" | "problems">>;

function perform(
  tx: Tx,
  who: Triage,
  command: RequestCommand,
  now: Date,
): Promise<TriageAnswer | Awaited<ReturnType<typeof reissueCode>>> {
  switch (command.intent) {
    case "open":
      return openReferral(tx, who, now);
    case "readForReason":
      return readForReason(tx, { ...who, ...command }, now);
    case "take":
      return takeReferral(tx, who, now);
    case "giveBack":
      return giveBack(tx, { ...who, ...command }, now);
    case "handOver":
      return handOver(tx, { ...who, ...command }, now);
    case "wait":
      return waitForFamily(tx, { ...who, ...command }, now);
    case "goOn":
      return goOn(tx, who, now);
    case "note":
      return addNote(tx, { ...who, ...command }, now);
    case "message":
      return writeToFamily(tx, { ...who, ...command }, now);
    case "contact":
      return recordContact(tx, { ...who, ...command }, now);
    case "close":
      return closeReferral(tx, { ...who, ...command }, now);
    case "move":
      return moveReferral(tx, { ...who, ...command }, now);
    case "code":
      return reissueCode(tx, { ...who, ...command }, now);
  }
}
