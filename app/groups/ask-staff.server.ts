/** What the portal asks a person to do about a booking, in its words. */
import type { Tx } from "../../db/client";
import type { TaskKind } from "../../db/schema/tasks";
import { translator } from "../i18n/i18n.server";
import { addTask } from "../tasks/tasks.server";
import { findBody } from "./booking-body.server";
import type { TalkReason } from "./group";
import { findApart } from "./keep-apart.server";
import type { BookingRow } from "./record-booking-event.server";

const t = translator("en");

/** Talk with them before they are placed. */
export async function askToTalk(
  tx: Tx,
  row: BookingRow,
  why: readonly TalkReason[],
  now: Date,
): Promise<void> {
  const apart = await findApart(tx, row.id, row.group);
  const said = why.filter((it) => !(apart && it === "person")).map((it) => t(`places:talk.${it}`));
  if (apart) said.push(t("places:apart", { reason: apart.reason }));
  await addFor(tx, row, "ask", said.join("\n"), now);
}

/** Their offer ran out. */
export const askToRing = (tx: Tx, row: BookingRow, now: Date) =>
  addFor(tx, row, "ring", t("places:offerRanOut"), now);

async function addFor(tx: Tx, row: BookingRow, kind: TaskKind, text: string, now: Date): Promise<void> {
  const callMe = (await findBody(tx, row.id))?.callMe ?? null;
  const about = { hub: row.hub, subjectKind: "booking" as const, subject: row.id, reference: row.reference };
  await addTask(tx, { ...about, kind, callMe, text }, now);
}
