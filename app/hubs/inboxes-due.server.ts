/** A mailbox that worked once may have been closed since: each has to be verified again after ninety days. */
import { and, asc, eq, gte, isNotNull, lt } from "drizzle-orm";
import { hubInboxes, hubs, type InboxKind } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import type { Db, Store, Tx } from "../../db/client";
import { ringBell } from "../outbox/bell.server";
import type { Render, Renderers } from "../outbox/compose.server";
import { announceTo } from "../outbox/outbox.server";
import { paths } from "../paths";
import { INBOXES_DUE } from "./inboxes-due";

const VERIFY_AGAIN_MS = 90 * 24 * 60 * 60_000;

interface InboxDue {
  hub: string;
  hubName: string;
  kind: InboxKind;
  verifiedAt: Date;
}

/** Mailboxes of hubs that are switched on, verified more than ninety days ago. They are written to all the same. */
export async function listInboxesDue(db: Db, now: Date): Promise<InboxDue[]> {
  const old = new Date(now.getTime() - VERIFY_AGAIN_MS);
  const { hub, kind, verifiedAt } = hubInboxes;
  const rows = await db
    .select({ hub, hubName: hubs.name, kind, verifiedAt })
    .from(hubInboxes)
    .innerJoin(hubs, eq(hubs.id, hub))
    .where(and(eq(hubs.active, true), isNotNull(verifiedAt), lt(verifiedAt, old)))
    .orderBy(asc(hubs.position), asc(kind));
  return rows.map((it) => ({ ...it, verifiedAt: it.verifiedAt! }));
}

/** Tells a hub's manager by mail, once for what became due since the last such mail. */
export async function tellInboxesDue(store: Store, now: Date): Promise<void> {
  const due = await listInboxesDue(store.read, now);
  for (const hub of new Set(due.map((it) => it.hub))) {
    const newest = Math.max(...due.filter((it) => it.hub === hub).map((it) => it.verifiedAt.getTime()));
    const since = new Date(newest + VERIFY_AGAIN_MS);
    if (await wasTold(store.read, hub, since)) continue;
    await store.transaction((tx) => tell(tx, hub, since, now));
    ringBell();
  }
}

const wasTold = async (db: Db, hub: string, since: Date): Promise<boolean> =>
  (
    await db
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(eq(outbox.subject, hub), eq(outbox.subjectKind, INBOXES_DUE), gte(outbox.createdAt, since)))
      .limit(1)
  ).length > 0;

async function tell(tx: Tx, hub: string, since: Date, now: Date): Promise<void> {
  // holds the hub, so that of two workers one finds what the other told
  await tx.update(hubs).set({ id: hub }).where(eq(hubs.id, hub));
  if (await wasTold(tx, hub, since)) return;
  const about = { subjectKind: INBOXES_DUE, subject: hub, hub, urgent: false };
  // where nobody can be told yet, staff pages say so, and the first mailbox that is verified is told
  await announceTo(tx, about, [["manager", "serviceManager", "fallback", "duty"]], now, "orNobody");
}

/** Nothing is said once all of them are verified. */
const inboxesDue: Render = async (db, row, now) => {
  const due = (await listInboxesDue(db, now)).find((it) => it.hub === row.subject);
  if (!due) return null;
  const about = { kind: "inboxesDue" as const, hubName: due.hubName, reference: null };
  return { ...about, urgent: false, dueAt: null, link: `${paths.hubSettings(due.hub)}#inboxes` };
};

export const inboxesDueNotices = { [INBOXES_DUE]: inboxesDue } satisfies Renderers;
