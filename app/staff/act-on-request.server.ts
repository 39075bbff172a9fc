import type { Tx } from "../../db/client";
import {
  moveReferral,
  openReferral,
  recordContact,
  reissueCode,
  takeReferral,
  type Triage,
  type TriageAnswer,
} from "../referrals/triage-referral.server";
import { giveBack, handOver } from "../referrals/hand-over.server";
import { setLabels } from "../referrals/labels.server";
import { mergeInto, putWall, removeWall, sayNotSame, unmerge } from "../referrals/link-requests.server";
import { needsNoAnswer } from "../referrals/no-answer.server";
import { readForReason } from "../referrals/read-for-reason.server";
import {
  askService,
  closeReferral,
  confirmService,
  declineService,
  keepAfterAll,
  openAgain,
  passOn,
} from "../referrals/settle-referral.server";
import { setUrgency } from "../referrals/set-urgency.server";
import { goOn, waitForFamily } from "../referrals/wait-for-family.server";
import { lastTimeAt } from "../hubs/opening-hours";
import { paths } from "../paths";
import { afterRefusal, mayAsk, saidOnly, type Acted } from "./acted.server";
import { firstValues, checkForm } from "./form-problems";
import { requestForms, type RequestCommand } from "./request-forms";

/** Takes one form of a request's page, whatever was typed. Notes and messages have addresses of their own. */
export async function actOnRequest(
  tx: Tx,
  who: Triage,
  fields: Record<string, string[]>,
  now: Date,
): Promise<Acted> {
  const page = paths.request(who.reference);
  const form = firstValues(fields).intent ?? "";
  if (!(await mayAsk(tx, who, form))) return undefined;
  const checked = checkForm(requestForms, { ...firstValues(fields), labels: fields.labels ?? [] });
  if (!checked.ok) return { page, slip: { form, problems: checked.problems, values: fields } };
  const answer = await perform(tx, who, checked.value, now);
  if (!answer.ok) return afterRefusal(who, answer, { form, values: fields });
  if ("code" in answer) return { page, slip: { ...saidOnly("code"), code: answer.code } };
  const { intent } = checked.value;
  if (intent === "open" || intent === "readForReason" || intent === "code") return { page };
  // the worker of the first hub may not see it any more
  const stays = intent !== "move" && (await mayAsk(tx, who));
  const next = stays ? page : paths.staff;
  return { page: next, slip: saidOnly(intent, { reference: who.reference }) };
}

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
    case "contact":
      return recordContact(tx, { ...who, ...command, at: lastTimeAt(command.at, now) }, now);
    case "urgency":
      return setUrgency(tx, { ...who, ...command }, now);
    case "noAnswer":
      return needsNoAnswer(tx, who, now);
    case "openAgain":
      return openAgain(tx, { ...who, ...command }, now);
    case "close":
      return closeReferral(tx, { ...who, ...command }, now);
    case "askService":
      return askService(tx, { ...who, ...command }, now);
    case "serviceYes":
      return confirmService(tx, { ...who, ...command }, now);
    case "serviceNo":
      return declineService(tx, { ...who, ...command }, now);
    case "passedOn":
      return passOn(tx, who, now);
    case "keep":
      return keepAfterAll(tx, who, now);
    case "move":
      return moveReferral(tx, { ...who, ...command }, now);
    case "code":
      return reissueCode(tx, { ...who, ...command }, now);
    case "wall":
      return putWall(tx, { ...who, ...command }, now);
    case "removeWall":
      return removeWall(tx, { ...who, ...command }, now);
    case "merge":
      return mergeInto(tx, { ...who, ...command }, now);
    case "unmerge":
      return unmerge(tx, who, now);
    case "notSame":
      return sayNotSame(tx, { ...who, ...command }, now);
    case "labels":
      return setLabels(tx, { ...who, ...command }, now);
  }
}
