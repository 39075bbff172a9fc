/** Facts of the whole service that somebody must have checked: what pages say in its words, the number for the
 *  night, the helplines, and the days on which every hub is closed. */
import { asc, eq } from "drizzle-orm";
import { helplines, hubs } from "../../db/schema/hubs";
import type { Db, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { RATIOS_KEY } from "../groups/creche";
import { saveRatios } from "../groups/follow-ratios.server";
import { readRatios } from "../groups/take-turn.server";
import { listClosingDays } from "../hubs/closing-days.server";
import { OUT_OF_HOURS } from "../hubs/service-facts";
import {
  findOutOfHours,
  readServiceFacts,
  saveServiceFacts,
  saveSetting,
} from "../hubs/service-facts.server";
import { markOf } from "../mark.server";
import { readStorySettings, saveStorySettings } from "../stories/read-story-settings.server";
import { addHub, hubSlug } from "./add-hub.server";
import { changeClosing, type ClosingAnswer } from "./change-closing.server";
import { checkForm, firstValues, type Checked } from "./form-problems";
import { serviceForm, type ServiceCommand } from "./service-forms";
import { isFresh } from "./helpline-age.server";
import { keepingHistory } from "./keep-history.server";
import { previewService } from "./preview-service.server";
import { may, type StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

/** What the forms change that two may save at once, by their names. */
const readMarked = async (db: Db) => ({
  outOfHours: (await findOutOfHours(db)) ?? { number: "", confirmedAt: null },
  facts: await readServiceFacts(db),
  ratios: await readRatios(db),
  stories: await readStorySettings(db),
});
type Marked = Awaited<ReturnType<typeof readMarked>>;

const marksOf = ({ outOfHours, facts, ratios, stories }: Marked): Record<keyof Marked, string> => ({
  ...{ outOfHours: markOf(outOfHours), facts: markOf(facts) },
  ...{ ratios: markOf(ratios), stories: markOf(stories) },
});

/** Whether what a form changes stands as it did when its page was opened. What has no mark is not asked. */
async function stands(db: Db, { intent }: ServiceCommand, mark: string | undefined): Promise<boolean> {
  const marks: Partial<Record<ServiceCommand["intent"], string>> = mark ? marksOf(await readMarked(db)) : {};
  return (marks[intent] ?? mark) === mark;
}

/** @param slip what was typed to be looked at first */
export async function readServiceSettings(db: Db, now: Date, slip?: StaffSlip) {
  const looked = slip?.preview ? checkServiceForm(slip.values) : undefined;
  const marked = await readMarked(db);
  const lines = await db.select().from(helplines).orderBy(asc(helplines.position));
  return {
    preview: looked?.ok ? await previewService(db, looked.value, now) : undefined,
    ...marked,
    marks: marksOf(marked),
    hubs: await db
      .select({ id: hubs.id, name: hubs.name, active: hubs.active })
      .from(hubs)
      .orderBy(asc(hubs.position)),
    closing: await listClosingDays(db, null, now),
    helplines: lines.map((it) => ({ ...it, fresh: isFresh(it.lastCheckedAt, now) })),
  };
}

/** A form of the page, whatever was typed. */
export function checkServiceForm(fields: Record<string, string[]>): Checked<ServiceCommand> {
  const typed = firstValues(fields);
  const { intent = "" } = typed;
  if (!Object.hasOwn(serviceForm, intent)) return { ok: false, problems: [] };
  return checkForm<ServiceCommand>(serviceForm[intent as keyof typeof serviceForm], typed);
}

export type ServiceAnswer =
  | { ok: true; said: "saved" | "savedUnconfirmed" | "checked" | "shown" | "hidden" }
  | { ok: true; said: "hubAdded"; hub: string }
  | { ok: true; said: "ratiosShort"; values: { groups: string } }
  | { ok: false; why: "notFound" }
  | ClosingAnswer;

/** Does what one form of the page asks. Call `refreshSiteFacts` after the commit. */
export async function changeService(
  tx: Tx,
  staff: StaffMember,
  command: ServiceCommand,
  now: Date,
  /** of how it stood when the page was opened; left out: it does not matter */
  mark?: string,
): Promise<ServiceAnswer> {
  if (!may(staff, "manageService", null)) return { ok: false, why: "notFound" };
  const hub = command.intent === "addHub" ? hubSlug(command.name) : null;
  const of = { by: staff.id, action: `service.${command.intent}`, hub };
  const done = async () => {
    const it = (await stands(tx, command, mark)) ? await perform(tx, command, now) : CHANGED_MEANWHILE;
    return { ...it, ok: it.answer.ok };
  };
  const { answer, subject, detail } = await keepingHistory(
    tx,
    [hub === null ? "service" : { hub }],
    of,
    done,
    now,
  );
  const entry = { actor: staff.id, action: `service.${command.intent}`, subjectKind: "setting", subject };
  if (answer.ok) await record(tx, { ...entry, ...(detail ? { detail } : {}) }, now);
  return answer;
}

/** What was done, and what is put on record about it. */
interface Done {
  answer: ServiceAnswer;
  subject: string;
  detail?: string;
}

const CHANGED_MEANWHILE: Done = {
  answer: { ok: false, why: "problem", problem: { field: "form", code: "changedMeanwhile" } },
  subject: "",
};

async function perform(tx: Tx, command: ServiceCommand, now: Date): Promise<Done> {
  switch (command.intent) {
    case "outOfHours": {
      await saveSetting(tx, OUT_OF_HOURS, command.number, command.confirmed ? now : null);
      return {
        answer: { ok: true, said: command.confirmed ? "saved" : "savedUnconfirmed" },
        subject: OUT_OF_HOURS,
      };
    }
    case "facts": {
      const changed = await saveServiceFacts(tx, command, now);
      return { answer: { ok: true, said: "saved" }, subject: "facts", detail: changed.join(" ") };
    }
    case "addHub": {
      const added = await addHub(tx, command);
      if (typeof added === "object")
        return { answer: { ok: true, said: "hubAdded", ...added }, subject: added.hub };
      const code = added === "taken" ? ("hubNameTaken" as const) : ("hubNameLetters" as const);
      const problem = { field: "name", code };
      return { answer: { ok: false, why: "problem", problem }, subject: "hub" };
    }
    case "ratios": {
      const short = await saveRatios(tx, [command.baby, command.two, command.three], now);
      const answer: ServiceAnswer = short.length
        ? { ok: true, said: "ratiosShort", values: { groups: short.join(", ") } }
        : { ok: true, said: "saved" };
      return { answer, subject: RATIOS_KEY };
    }
    case "stories": {
      await saveStorySettings(tx, command, now);
      return { answer: { ok: true, said: "saved" }, subject: "stories" };
    }
    case "addClosing":
    case "changeClosing":
    case "removeClosing": {
      const answer = await changeClosing(tx, null, command, now);
      return { answer, subject: "closingDays", detail: command.date };
    }
    default:
      return { answer: await changeHelpline(tx, command, now), subject: command.id };
  }
}

type HelplineCommand = Extract<ServiceCommand, { id: string }>;

async function changeHelpline(tx: Tx, { intent, id }: HelplineCommand, now: Date): Promise<ServiceAnswer> {
  const [line] = await tx.select().from(helplines).where(eq(helplines.id, id));
  if (!line) return { ok: false, why: "notFound" };
  const set = (to: Partial<typeof line>) => tx.update(helplines).set(to).where(eq(helplines.id, line.id));
  switch (intent) {
    case "checked":
      await set({ lastCheckedAt: now });
      return { ok: true, said: "checked" };
    case "hide":
      await set({ shown: false });
      return { ok: true, said: "hidden" };
    case "show":
      if (!isFresh(line.lastCheckedAt, now))
        return { ok: false, why: "problem", problem: { field: "form", code: "checkFirst" } };
      await set({ shown: true });
      return { ok: true, said: "shown" };
  }
}
