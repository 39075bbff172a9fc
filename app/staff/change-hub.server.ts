import { eq } from "drizzle-orm";
import { hubs } from "../../db/schema/hubs";
import type { Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import {
  addPerson,
  changePerson,
  movePerson,
  removeMadeUpPeople,
  removePerson,
} from "../hubs/hub-people.server";
import { findHubById, isLastHub, isNameTaken, type Hub } from "../hubs/hubs.server";
import { confirmInbox, removeInbox, setInbox } from "../hubs/inbox-check.server";
import { whatHubLacks } from "../hubs/hub-lacks.server";
import { changeClosing, type ClosingAnswer } from "./change-closing.server";
import { addLabel, removeLabel } from "../referrals/labels.server";
import { addReplyBlock, changeReplyBlock, removeReplyBlock } from "../referrals/reply-blocks.server";
import { markOf } from "../mark.server";
import { lookAgain } from "../referrals/change-referral.server";
import type { ProblemCode } from "./form-problems";
import type { HubCommand } from "./hub-forms";
import { keepingHistory } from "./keep-history.server";
import { may, type StaffMember } from "./staff";

export type HubAnswer =
  | { ok: true; said: "saved" | "codeSent" | "verified" | "switchedOn" | "switchedOff" }
  | { ok: false; why: "notFound" }
  | ClosingAnswer;

/** Does what one form of a hub's settings asks. Call `refreshSiteFacts` after the commit. */
export async function changeHub(
  tx: Tx,
  staff: StaffMember,
  hubId: string,
  command: HubCommand,
  now: Date,
  /** of how the hub stood when the page was opened; left out: it does not matter */
  mark?: string,
): Promise<HubAnswer> {
  if (!may(staff, "manageHub", hubId)) return { ok: false, why: "notFound" };
  const work = async (): Promise<HubAnswer> => {
    const hub = await findHubById(tx, hubId);
    if (!hub) return { ok: false, why: "notFound" };
    if (mark && mark !== markOf(hub)) return problem("form", "changedMeanwhile");
    return perform(tx, hub, command, now);
  };
  const of = { by: staff.id, action: `hub.${command.intent}`, hub: hubId };
  const answer = await keepingHistory(tx, [{ hub: hubId }], of, work, now);
  if (answer.ok) await recordChange(tx, staff, hubId, command, now);
  return answer;
}

const problem = (field: string, code: ProblemCode): HubAnswer => ({
  ok: false,
  why: "problem",
  problem: { field, code },
});

/** What somebody else may have taken away meanwhile. */
const ifThere =
  (said: "saved" | "removed") =>
  (there: boolean): HubAnswer =>
    there ? { ok: true, said } : { ok: false, why: "removedAlready" };
const [kept, gone] = [ifThere("saved"), ifThere("removed")];

async function perform(tx: Tx, hub: Hub, command: HubCommand, now: Date): Promise<HubAnswer> {
  const set = (to: Partial<Hub>) => tx.update(hubs).set(to).where(eq(hubs.id, hub.id));
  switch (command.intent) {
    case "contacts": {
      const { intent: _, real, managerName, ...contacts } = command;
      if (await isNameTaken(tx, hub.id, command.name)) return problem("name", "hubNameTaken");
      // once real, always real: going back to an example would put the banner over a live hub
      await set({ ...contacts, managerName: managerName || null, example: hub.example && !real });
      if (hub.example && real) await removeMadeUpPeople(tx, hub.id);
      return { ok: true, said: "saved" };
    }
    case "hours":
      await set({ hours: command.week });
      await lookAgain(tx, hub.id, now);
      return { ok: true, said: "saved" };
    case "times": {
      const { intent: _, ...times } = command;
      const retentionSince = times.retentionDays === hub.retentionDays ? hub.retentionSince : now;
      await set({ ...times, retentionSince });
      await lookAgain(tx, hub.id, now);
      return { ok: true, said: "saved" };
    }
    case "inbox":
      await setInbox(tx, { hub: hub.id, kind: command.kind, email: command.email }, now);
      return { ok: true, said: "codeSent" };
    case "removeInbox":
      await removeInbox(tx, { hub: hub.id, kind: command.kind });
      return { ok: true, said: "saved" };
    case "verify": {
      const result = await confirmInbox(tx, { hub: hub.id, kind: command.kind, code: command.code }, now);
      if (result === "verified") return { ok: true, said: "verified" };
      return problem("code", result === "wrong" ? "codeWrong" : "codeExpired");
    }
    case "switch": {
      const on = command.to === "on";
      if (on && (await whatHubLacks(tx, hub.id)).length > 0) return problem("to", "hubLacks");
      if (!on && (await isLastHub(tx, hub.id))) return problem("to", "lastHub");
      await set({ active: on });
      return { ok: true, said: on ? "switchedOn" : "switchedOff" };
    }
    case "addPerson":
      await addPerson(tx, hub.id, command);
      return { ok: true, said: "added" };
    case "changePerson":
      return kept(await changePerson(tx, hub.id, command));
    case "movePerson":
      return kept(await movePerson(tx, hub.id, command));
    case "removePerson":
      return gone(await removePerson(tx, hub.id, command.id));
    case "addLabel":
      await addLabel(tx, hub.id, command.name);
      return { ok: true, said: "added" };
    case "removeLabel":
      return gone(await removeLabel(tx, hub.id, command.id));
    case "addBlock": {
      const { intent: _, ...block } = command;
      await addReplyBlock(tx, hub.id, block, now);
      return { ok: true, said: "added" };
    }
    case "changeBlock": {
      const { intent: _, ...block } = command;
      return kept(await changeReplyBlock(tx, hub.id, block, now));
    }
    case "removeBlock":
      return gone(await removeReplyBlock(tx, hub.id, command.id));
    case "addClosing":
    case "changeClosing":
    case "removeClosing":
      return changeClosing(tx, hub.id, command, now);
  }
}

function recordChange(tx: Tx, staff: StaffMember, hub: string, command: HubCommand, now: Date) {
  const about = { subjectKind: "hub", subject: hub, hub };
  const entry = { actor: staff.id, action: `hub.${command.intent}`, ...about };
  const detail = detailOf(command);
  return record(tx, { ...entry, ...(detail ? { detail } : {}) }, now);
}

function detailOf(command: HubCommand): string | undefined {
  if ("kind" in command) return command.kind;
  if ("id" in command) return command.id;
  if ("date" in command) return command.date;
  return "to" in command ? command.to : undefined;
}
