/** What a form of a request's page leads to. */
import { eq } from "drizzle-orm";
import { referrals } from "../../db/schema/referrals";
import type { Tx } from "../../db/client";
import type { Refusal, Triage, TriageAnswer } from "../referrals/triage-referral.server";
import { paths } from "../paths";
import type { FieldProblem } from "./form-problems";
import { may, mayAnywhere } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

/** Where to go after a form of a request's page, and what to say there; undefined: there is no such request
 *  for this person. */
export type Acted = { page: string; slip?: StaffSlip } | undefined;

export type Act = (tx: Tx, who: Triage, fields: Record<string, string[]>, now: Date) => Promise<Acted>;

/** Asked before what was typed is looked at: a refusal of it would say that there is such a request. */
export async function mayAsk(tx: Tx, { staff, reference }: Triage, intent?: string): Promise<boolean> {
  const [row] = await tx
    .select({ hub: referrals.hub })
    .from(referrals)
    .where(eq(referrals.reference, reference));
  if (!row) return false;
  return may(staff, "readRequest", row.hub) || (intent === "readForReason" && mayAnywhere(staff, intent));
}

export const saidOnly = (
  key: NonNullable<StaffSlip["said"]>["key"],
  values: Record<string, string> = {},
): StaffSlip => ({ form: "", problems: [], values: {}, said: { key, values } });

/** @param form the form that was sent; what was typed in it is kept when it is refused */
export function afterRefusal(
  who: Triage,
  answer: Extract<TriageAnswer, { ok: false }>,
  { form, values }: { form: string; values: Record<string, string[]> },
): Acted {
  const page = paths.request(who.reference);
  switch (answer.why) {
    case "notFound":
      return undefined;
    case "alreadyTaken":
      return { page, slip: saidOnly("alreadyTaken", { name: answer.by }) };
    case "alreadyClosed":
    case "somethingNew":
    case "notYours":
    case "nobodyAsked":
    case "notPassedOn":
      return { page, slip: saidOnly(answer.why) };
    default:
      return { page, slip: { form, problems: [PROBLEMS[answer.why]], values } };
  }
}

type SaidByField = Exclude<
  Refusal,
  "notFound" | "alreadyClosed" | "somethingNew" | "notYours" | "nobodyAsked" | "notPassedOn"
>;

/** What the domain refuses, said beside the field that it is about. */
const PROBLEMS: Record<SaidByField, FieldProblem> = {
  notNow: { field: "keptRules", code: "channelNotNow" },
  channelNotSafe: { field: "keptRules", code: "channelNotSafe" },
  mailNotSafe: { field: "tell", code: "mailNotSafe" },
  namesOtherHome: { field: "text", code: "namesOtherHome" },
  noSuchHub: { field: "to", code: "hubMissing" },
  noSuchColleague: { field: "to", code: "colleagueMissing" },
  notTried: { field: "text", code: "waitNotTried" },
  tooFewTries: { field: "outcome", code: "tooFewTries" },
  noSuchRequest: { field: "other", code: "noSuchRequest" },
  walled: { field: "other", code: "walled" },
  mergedAlready: { field: "other", code: "mergedAlready" },
  takenBack: { field: "other", code: "takenBack" },
  noSuchLabel: { field: "labels", code: "noSuchLabel" },
};
