import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { hubInboxes, hubs, type InboxKind } from "../../db/schema/hubs";

const inboxOf = prepared((db) =>
  db
    .select()
    .from(hubInboxes)
    .where(and(eq(hubInboxes.hub, given("hub")), eq(hubInboxes.kind, given("kind")))),
);

/** The address of a hub's mailbox, where it has one that was verified. */
export async function findVerifiedInbox(db: Db, hub: string, kind: InboxKind): Promise<string | undefined> {
  const [inbox] = await inboxOf(db, { hub, kind });
  return inbox?.verifiedAt ? inbox.email : undefined;
}

/** The hubs that a notice concerns: the one named, or every active hub for the shared queue. */
export async function listHubsToTell(db: Db, hub: string | null): Promise<string[]> {
  if (hub !== null) return [hub];
  const active = await db
    .select({ id: hubs.id })
    .from(hubs)
    .where(eq(hubs.active, true))
    .orderBy(asc(hubs.position));
  return active.map((it) => it.id);
}
