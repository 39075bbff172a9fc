/** What the portal asks a person to do about a booking, in its words. */
import type { Tx } from "../../db/client";
import type { TaskKind } from "../../db/schema/tasks";
import { translator } from "../i18n/i18n.server";
import { addTask } from "../tasks/tasks.server";
import type { TalkReason } from "./group";
import { findApart, findPair } from "./keep-apart.server";
import type { BookingRow } from "./record-booking-event.server";

const t = translator("en");

type About = Pick<BookingRow, "id" | "hub" | "group" | "reference">;

/** Talk with them before they are placed. @param callMe null where that is nobody's business any more */
export async function askToTalk(
  tx: Tx,
  row: About,
  callMe: string | null,
  why: readonly TalkReason[],
  now: Date,
): Promise<void> {
  const here = why.includes("person") ? await findApart(tx, row.id, row.group) : undefined;
  const pair = here ?? (why.includes("person") ? await findPair(tx, row.id) : undefined);
  const said = why.filter((it) => !(pair && it === "person")).map((it) => t(`places:talk.${it}`));
  if (pair) said.push(t(here ? "places:apart" : "places:apartElsewhere", { reason: pair.reason }));
  await addFor(tx, row, { kind: "ask", callMe, text: said.join("\n") }, now);
}

/** Their offer ran out. */
export const askToRing = (tx: Tx, row: About, callMe: string | null, now: Date) =>
  addFor(tx, row, { kind: "ring", callMe, text: t("places:offerRanOut") }, now);

/** A mail to them did not arrive. */
export const askToReach = (tx: Tx, row: About, callMe: string | null, now: Date) =>
  addFor(tx, row, { kind: "ring", callMe, text: t("places:undelivered") }, now);

async function addFor(
  tx: Tx,
  { id, hub, reference }: About,
  it: { kind: TaskKind; callMe: string | null; text: string },
  now: Date,
): Promise<void> {
  await addTask(tx, { ...it, hub, subjectKind: "booking", subject: id, reference }, now);
}
