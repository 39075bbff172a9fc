import { eq } from "drizzle-orm";
import { referrals } from "../../db/schema/referrals";
import { findHubById } from "../hubs/hubs.server";
import type { Render, Renderers } from "../outbox/compose.server";
import { FAILING_KIND, TEST_KIND } from "../outbox/outbox.server";
import { paths } from "../paths";

/** As a new request is told, and that it is none. */
const test: Render = async (db, row) => {
  const [found] = await db
    .select({ reference: referrals.reference })
    .from(referrals)
    .where(eq(referrals.id, row.subject));
  const hub = await findHubById(db, row.hub!);
  if (!found || !hub) return null;
  const { reference } = found;
  const about = { kind: "test" as const, hubName: hub.name, reference, urgent: false, dueAt: null };
  return { ...about, link: paths.request(reference) };
};

const testMissing: Render = async (db, row) => {
  const hub = await findHubById(db, row.hub!);
  const about = { kind: "testMissing" as const, hubName: hub?.name ?? "", reference: null };
  return { ...about, urgent: row.urgent, dueAt: null, link: paths.nothingLost };
};

export const canaryNotices = { [TEST_KIND]: test, [FAILING_KIND]: testMissing } satisfies Renderers;
