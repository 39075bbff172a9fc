/** What a family needs to come and take part is for a person to arrange; what worries us is for a person at once. */
import type { Tx } from "../../db/client";
import { translator } from "../i18n/i18n.server";
import { findDangerWords } from "../safety/danger-words";
import { addTask } from "../tasks/tasks.server";
import type { BookingBody, TalkReason } from "./group";
import type { BookingRow } from "./record-booking-event.server";

const t = translator("en");

/** Everything of a booking that a family wrote in its own words. */
function writtenIn({ callMe, other, access, contact }: BookingBody): string[] {
  const notes = contact.ways.flatMap((it) => [it.note, it.sayInstead]);
  return [callMe, other, access, contact.codeWord, ...notes];
}

type About = Pick<BookingRow, "id" | "hub" | "reference">;

/** @param row.state as it is once this is written: only who has places has seats in the transport
 *  @param changed only what is new has to be arranged: what they had said before
 *  @param talk why a person would talk with them now */
export async function tellOfNeeds(
  tx: Tx,
  row: About & Pick<BookingRow, "state">,
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
    ...(row.state === "booked" ? listLift(body, changed) : []),
  ];
  await arrange(tx, row, { callMe: body.callMe, lines, urgent: worrying.length > 0 }, now);
}

/** They were on the list or talked with first, and have places now: what they told before is known, their lift is not. */
export const tellOfLift = (tx: Tx, row: About, body: BookingBody, now: Date): Promise<void> =>
  arrange(tx, row, { callMe: body.callMe, lines: listLift(body), urgent: false }, now);

async function arrange(
  tx: Tx,
  { id, hub, reference }: About,
  { callMe, lines, urgent }: { callMe: string; lines: readonly string[]; urgent: boolean },
  now: Date,
): Promise<void> {
  if (lines.length === 0) return;
  const about = { subjectKind: "booking" as const, subject: id, reference, hub };
  await addTask(tx, { ...about, kind: "needs", callMe, text: lines.join("\n"), urgent }, now);
}

function listLift({ bundle }: BookingBody, before?: BookingBody): string[] {
  const [had, count] = [before?.bundle.transport ?? 0, bundle.transport];
  if (count === had) return [];
  // without a number: it may change back before anybody reads it
  return [had > 0 ? t("booking:task.liftChanged") : t("booking:task.lift", { count })];
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
