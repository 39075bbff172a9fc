/** What a hub's manager keeps right: what families see of the hub, and where its notices go. */
import { asc, eq } from "drizzle-orm";
import { hubInboxes, hubs, type WeekHours } from "../../db/schema/hubs";
import type { Db, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { confirmInbox, removeInbox, setInbox, whatHubLacks } from "../hubs/inbox-check.server";
import { checkForm, firstValues, type Checked, type FieldProblem } from "./form-problems";
import { hubForm, INBOX_KINDS, type HubCommand } from "./hub-forms";
import { may, type StaffMember } from "./staff";

export type HubSettings = NonNullable<Awaited<ReturnType<typeof readHubSettings>>>;

/** @returns undefined where there is no such hub */
export async function readHubSettings(db: Db, hubId: string) {
  const [hub] = await db.select().from(hubs).where(eq(hubs.id, hubId));
  if (!hub) return undefined;
  const set = await db
    .select()
    .from(hubInboxes)
    .where(eq(hubInboxes.hub, hubId))
    .orderBy(asc(hubInboxes.kind));
  const inboxes = INBOX_KINDS.map((kind) => {
    const found = set.find((it) => it.kind === kind);
    return { kind, email: found?.email ?? "", verifiedAt: found?.verifiedAt ?? null };
  });
  return { hub, inboxes, lacks: await whatHubLacks(db, hubId) };
}

/** A form of the page, whatever was typed. */
export function checkHubForm(fields: Record<string, string[]>): Checked<HubCommand> {
  const { intent = "" } = firstValues(fields);
  if (!Object.hasOwn(hubForm, intent)) return { ok: false, problems: [] };
  const typed = intent === "hours" ? { intent, open: fields.open, close: fields.close } : firstValues(fields);
  return checkForm<HubCommand>(hubForm[intent as keyof typeof hubForm], typed);
}

/** What a slip of this page calls the form it is about: there is one of each kind of inbox. */
export function hubFormName(fields: Record<string, string[]>): string {
  const { intent = "", kind } = firstValues(fields);
  return INBOX_KINDS.some((it) => it === kind) ? `${intent}-${kind}` : intent;
}

export type HubAnswer =
  | { ok: true; said: "saved" | "codeSent" | "verified" | "switchedOn" | "switchedOff" }
  | { ok: false; why: "notFound" }
  | { ok: false; why: "problem"; problem: FieldProblem };

/** Does what one form of the page asks. Call `refreshSiteFacts` after the commit. */
export async function changeHub(
  tx: Tx,
  staff: StaffMember,
  hubId: string,
  command: HubCommand,
  now: Date,
): Promise<HubAnswer> {
  const [hub] = await tx.select().from(hubs).where(eq(hubs.id, hubId));
  if (!hub || !may(staff, "manageHub", hubId)) return { ok: false, why: "notFound" };
  const answer = await perform(tx, hub, command, now);
  if (answer.ok) await recordChange(tx, staff, hubId, command, now);
  return answer;
}

async function perform(
  tx: Tx,
  hub: typeof hubs.$inferSelect,
  command: HubCommand,
  now: Date,
): Promise<HubAnswer> {
  switch (command.intent) {
    case "contacts": {
      const { phone, email, address, directions, managerName, real } = command;
      const kept = { phone, email, address, directions, managerName: managerName || null };
      // once real, always real: going back to an example would put the banner over a live hub
      await tx
        .update(hubs)
        .set({ ...kept, example: hub.example && !real })
        .where(eq(hubs.id, hub.id));
      return { ok: true, said: "saved" };
    }
    case "hours":
      await setHours(tx, hub.id, command.week);
      return { ok: true, said: "saved" };
    case "inbox":
      await setInbox(tx, { hub: hub.id, kind: command.kind, email: command.email }, now);
      return { ok: true, said: "codeSent" };
    case "removeInbox":
      await removeInbox(tx, { hub: hub.id, kind: command.kind });
      return { ok: true, said: "saved" };
    case "verify": {
      const result = await confirmInbox(tx, { hub: hub.id, kind: command.kind, code: command.code }, now);
      if (result === "verified") return { ok: true, said: "verified" };
      const code = result === "wrong" ? "codeWrong" : "codeExpired";
      return { ok: false, why: "problem", problem: { field: "code", code } };
    }
    case "switch": {
      const on = command.to === "on";
      if (on && (await whatHubLacks(tx, hub.id)).length > 0)
        return { ok: false, why: "problem", problem: { field: "to", code: "hubLacks" } };
      await tx.update(hubs).set({ active: on }).where(eq(hubs.id, hub.id));
      return { ok: true, said: on ? "switchedOn" : "switchedOff" };
    }
  }
}

const setHours = (tx: Tx, hub: string, hours: WeekHours) =>
  tx.update(hubs).set({ hours }).where(eq(hubs.id, hub));

function recordChange(tx: Tx, staff: StaffMember, hub: string, command: HubCommand, now: Date) {
  const detail = "kind" in command ? command.kind : "to" in command ? command.to : undefined;
  const about = { subjectKind: "hub", subject: hub, hub };
  const entry = { actor: staff.id, action: `hub.${command.intent}`, ...about };
  return record(tx, { ...entry, ...(detail ? { detail } : {}) }, now);
}
