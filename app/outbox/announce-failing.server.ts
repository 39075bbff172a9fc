/** Who has to know that a test was not seen. */
import type { InboxKind } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import type { Tx } from "../../db/client";
import { announceTo, FAILING_KIND, newRow } from "./outbox.server";
import { findVerifiedInbox, listHubsToTell } from "./recipients.server";

/** Tells who answers for a hub, in mailboxes other than those that the test went to; where the hub has none, the service's
 *  manager, or a human has to see to it. Of the shared queue: whoever answers for the service, or else for each hub.
 *  @param what.id the test's. @param what.hub null: the shared queue's */
export async function announceFailing(
  tx: Tx,
  { id, hub }: { id: string; hub: string | null },
  now: Date,
): Promise<void> {
  const about = { subjectKind: FAILING_KIND, subject: id, urgent: false };
  const told = new Set<string>();
  const tell = async (at: string, inbox: InboxKind, tried: Array<string | undefined> = []) => {
    const address = await findVerifiedInbox(tx, at, inbox);
    if (!address || tried.includes(address)) return false;
    const row = newRow({ ...about, hub: at, channel: "email", inbox, escalated: true }, now);
    if (!told.has(address)) await tx.insert(outbox).values(row);
    told.add(address);
    return true;
  };
  if (hub === null) {
    for (const at of await listHubsToTell(tx, null))
      for (const inbox of ["serviceManager", "manager", "fallback"] as const)
        if (await tell(at, inbox)) break;
  } else {
    const tried = [await findVerifiedInbox(tx, hub, "duty"), await findVerifiedInbox(tx, hub, "outOfHours")];
    for (const inbox of ["manager", "fallback"] as const) await tell(hub, inbox, tried);
  }
  if (told.size === 0) await announceTo(tx, { ...about, hub }, [["serviceManager"]], now);
}
