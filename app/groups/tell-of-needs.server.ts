/** What a family needs to come and take part is for a person to arrange; what worries us is for a person at once. */
import type { Tx } from "../../db/client";
import { translator } from "../i18n/i18n.server";
import { findDangerWords } from "../safety/danger-words";
import { addTask } from "../tasks/tasks.server";
import type { BookingBody, TalkReason } from "./group";

const t = translator("en");

/** Everything of a booking that a family wrote in its own words. */
function writtenIn({ callMe, other, access, contact }: BookingBody): string[] {
  const notes = contact.ways.flatMap((it) => [it.note, it.sayInstead]);
  return [callMe, other, access, contact.codeWord, ...notes];
}

/** @param changed only what is new has to be arranged: what they had said before
 *  @param talk why a person would talk with them now */
export async function tellOfNeeds(
  tx: Tx,
  row: { id: string; hub: string; reference: string },
  body: BookingBody,
  now: Date,
  changed?: BookingBody,
  talk: readonly TalkReason[] = [],
): Promise<void> {
  const before = new Set(changed ? findDangerWords(writtenIn(changed)) : []);
  const worrying = findDangerWords(writtenIn(body)).filter((it) => !before.has(it));
  const lines = [
    ...(worrying.length > 0 ? [t("booking:task.worrying", { words: worrying.join(", ") })] : []),
    ...talk.map((it) => t(`places:talk.${it}`)),
    ...listNeeds(body, changed),
  ];
  if (lines.length === 0) return;
  const about = { subjectKind: "booking" as const, subject: row.id, reference: row.reference, hub: row.hub };
  const urgent = worrying.length > 0;
  const task = { ...about, kind: "needs" as const, callMe: body.callMe, text: lines.join("\n"), urgent };
  await addTask(tx, task, now);
}

function listNeeds({ access, speaks, interpreter }: BookingBody, before?: BookingBody): string[] {
  const language = speaks || interpreter ? t(`booking:questions.language.options.${spoken(speaks)}`) : "";
  return [
    ...(access && access !== before?.access ? [t("booking:task.access", { access })] : []),
    ...(speaks !== (before?.speaks ?? "") ? [t("booking:task.speaks", { language })] : []),
    ...(interpreter && !before?.interpreter ? [t("booking:task.interpreter", { language })] : []),
  ];
}

const spoken = (speaks: string) => (speaks || "english") as "english";
