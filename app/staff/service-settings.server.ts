/** Facts of the whole service that somebody must have checked: the number for the night, and the helplines. */
import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { helplines, settings } from "../../db/schema/hubs";
import type { Db, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { isPhone } from "./hub-forms";
import { may, type StaffMember } from "./staff";

const OUT_OF_HOURS = "outOfHoursNumber";

/** A number nobody has rung for longer than this may be wrong. */
const CHECK_EVERY_MS = 90 * 24 * 60 * 60_000;

export async function readServiceSettings(db: Db, now: Date) {
  const [number] = await db.select().from(settings).where(eq(settings.key, OUT_OF_HOURS));
  const lines = await db.select().from(helplines).orderBy(asc(helplines.position));
  return {
    outOfHours: { number: number?.value ?? "", confirmedAt: number?.confirmedAt ?? null },
    helplines: lines.map((it) => ({ ...it, fresh: isFresh(it.lastCheckedAt, now) })),
  };
}

const isFresh = (checkedAt: Date | null, now: Date) =>
  checkedAt !== null && now.getTime() - checkedAt.getTime() < CHECK_EVERY_MS;

const id = z.string().min(1, { error: "helplineGone" });
export const serviceForms = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("outOfHours"),
    number: z.string().trim().refine(isPhone, { error: "phoneWrong" }),
    confirmed: z
      .enum(["yes", ""])
      .default("")
      .transform((it) => it === "yes"),
  }),
  z.object({ intent: z.literal("checked"), id }),
  z.object({ intent: z.literal("show"), id }),
  z.object({ intent: z.literal("hide"), id }),
]);
export type ServiceCommand = z.output<typeof serviceForms>;

export type ServiceAnswer =
  | { ok: true; said: "saved" | "savedUnconfirmed" | "checked" | "shown" | "hidden" }
  | { ok: false; why: "notFound" | "checkFirst" };

/** Does what one form of the page asks. Call `refreshSiteFacts` after the commit. */
export async function changeService(
  tx: Tx,
  staff: StaffMember,
  command: ServiceCommand,
  now: Date,
): Promise<ServiceAnswer> {
  if (!may(staff, "manageService", null)) return { ok: false, why: "notFound" };
  const answer = await perform(tx, command, now);
  const subject = "id" in command ? command.id : OUT_OF_HOURS;
  const entry = { actor: staff.id, action: `service.${command.intent}`, subjectKind: "setting", subject };
  if (answer.ok) await record(tx, entry, now);
  return answer;
}

async function perform(tx: Tx, command: ServiceCommand, now: Date): Promise<ServiceAnswer> {
  if (command.intent === "outOfHours") {
    const kept = { value: command.number, confirmedAt: command.confirmed ? now : null };
    await tx
      .insert(settings)
      .values({ key: OUT_OF_HOURS, ...kept })
      .onConflictDoUpdate({ target: settings.key, set: kept });
    return { ok: true, said: command.confirmed ? "saved" : "savedUnconfirmed" };
  }
  const [line] = await tx.select().from(helplines).where(eq(helplines.id, command.id));
  if (!line) return { ok: false, why: "notFound" };
  const set = (to: Partial<typeof line>) => tx.update(helplines).set(to).where(eq(helplines.id, line.id));
  switch (command.intent) {
    case "checked":
      await set({ lastCheckedAt: now });
      return { ok: true, said: "checked" };
    case "hide":
      await set({ shown: false });
      return { ok: true, said: "hidden" };
    case "show":
      if (!isFresh(line.lastCheckedAt, now)) return { ok: false, why: "checkFirst" };
      await set({ shown: true });
      return { ok: true, said: "shown" };
  }
}
