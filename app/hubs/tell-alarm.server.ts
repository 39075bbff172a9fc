/** Tells whoever has to know that a request or a task waits. */
import type { InboxKind } from "../../db/schema/hubs";
import type { Tx } from "../../db/client";
import { announceTo } from "../outbox/outbox.server";
import type { AlarmKind } from "./clock";

/** Of each of these the first that has a verified mailbox. */
const TOLD: Record<AlarmKind, InboxKind[][]> = {
  unopened: [["fallback", "duty"]],
  // an hour of the night too: whoever answers for the service has to know
  stillUnopened: [["serviceManager", "manager", "fallback", "duty"]],
  // it counted as seen to: whoever was told when it came has to know, and the next one up
  untaken: [
    ["duty", "fallback"],
    ["fallback", "duty"],
  ],
  stillUntaken: [["serviceManager", "manager", "fallback", "duty"]],
  dueSoon: [["duty", "fallback"]],
  overdue: [["manager", "fallback", "duty"]],
  twiceOverdue: [["serviceManager", "manager", "fallback", "duty"]],
};

/** @param openNow whether the hub is */
export async function tellAlarm(
  tx: Tx,
  kind: AlarmKind,
  about: Parameters<typeof announceTo>[1],
  openNow: boolean,
  now: Date,
): Promise<void> {
  await announceTo(tx, about, TOLD[kind], now);
  // whoever is on duty at night has no other way to hear of it again
  if (about.urgent && !openNow) await announceTo(tx, about, [["outOfHours"]], now, "orNobody");
}
