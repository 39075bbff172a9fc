/** How the hubs' routes stand, by the test requests that went them. */
import { eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { prepared } from "../../db/prepared";
import { hubs } from "../../db/schema/hubs";
import { findLast, findLastSettled, type Canary } from "./canary.server";

export interface HubTest {
  hub: string;
  hubName: string;
  /** the last of which it is known what became of it */
  settled: Canary | undefined;
  /** when one was sent of which it is not known yet */
  underWaySince: Date | null;
}

const active = prepared((db) =>
  db
    .select({ hub: hubs.id, hubName: hubs.name })
    .from(hubs)
    .where(eq(hubs.active, true))
    .orderBy(hubs.position),
);

/** The hubs that are switched on. */
export async function listHubTests(db: Db): Promise<HubTest[]> {
  return Promise.all(
    (await active(db, {})).map(async (it) => {
      const [last, settled] = await Promise.all([findLast(db, it.hub), findLastSettled(db, it.hub)]);
      return { ...it, settled, underWaySince: last && last.id !== settled?.id ? last.at : null };
    }),
  );
}

/** Ids of hubs whose last test was not seen. */
export async function listFailingHubs(db: Db): Promise<string[]> {
  const failing = (await active(db, {})).map(async ({ hub }) =>
    (await findLastSettled(db, hub))?.failedAt ? [hub] : [],
  );
  return (await Promise.all(failing)).flat();
}
