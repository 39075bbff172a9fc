import { eq } from "drizzle-orm";
import { canaries } from "../../db/schema/evidence";
import { referrals } from "../../db/schema/referrals";
import { findHubById } from "../hubs/hubs.server";
import { translator } from "../i18n/i18n.server";
import type { Render, Renderers } from "../outbox/compose.server";
import { FAILING_KIND, TEST_KIND } from "../outbox/outbox.server";
import { paths } from "../paths";
import { SHARED_HUB } from "./term-lists.server";

/** As a new request is told, and that it is none. */
const test: Render = async (db, row) => {
  const [found] = await db
    .select({ reference: referrals.reference })
    .from(referrals)
    .where(eq(referrals.id, row.subject));
  if (!found) return null;
  const hub = row.hub === null ? undefined : await findHubById(db, row.hub);
  const { reference } = found;
  const about = { kind: "test" as const, hubName: hub?.name ?? "", reference, urgent: false, dueAt: null };
  return { ...about, link: paths.request(reference) };
};

const testMissing: Render = async (db, row) => {
  // of the shared queue's, whoever is told is told in a hub's mailbox
  const [canary] = await db.select().from(canaries).where(eq(canaries.id, row.subject));
  const hub = canary?.hub === SHARED_HUB || row.hub === null ? undefined : await findHubById(db, row.hub);
  const hubName = hub?.name ?? translator("en")("canary:shared");
  const about = { kind: "testMissing" as const, hubName, reference: null };
  return { ...about, urgent: row.urgent, dueAt: null, link: paths.nothingLost };
};

export const canaryNotices = { [TEST_KIND]: test, [FAILING_KIND]: testMissing } satisfies Renderers;
