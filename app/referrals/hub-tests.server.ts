/** How the hubs' routes stand, by the test requests that went them. */
import { eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { prepared } from "../../db/prepared";
import { hubs } from "../../db/schema/hubs";
import { findLast, findLastSettled, type Canary } from "./canary.server";
import { SHARED_HUB } from "./term-lists.server";

export interface HubTest {
  /** as {@link Canary} names it */
  hub: string;
  /** null: the shared queue */
  hubName: string | null;
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

/** The hubs that are switched on, and after them the shared queue. */
const tested = async (db: Db): Promise<Array<{ hub: string; hubName: string | null }>> => [
  ...(await active(db, {})),
  { hub: SHARED_HUB, hubName: null },
];

/** How each of them stands. */
export async function listHubTests(db: Db): Promise<HubTest[]> {
  return Promise.all(
    (await tested(db)).map(async (it) => {
      const [last, settled] = await Promise.all([findLast(db, it.hub), findLastSettled(db, it.hub)]);
      return { ...it, settled, underWaySince: last && last.id !== settled?.id ? last.at : null };
    }),
  );
}

/** Ids of hubs whose last test was not seen; "shared" where that of the shared queue was not. */
export async function listFailingHubs(db: Db): Promise<string[]> {
  const failing = (await tested(db)).map(async ({ hub }) =>
    (await findLastSettled(db, hub))?.failedAt ? [hub || "shared"] : [],
  );
  return (await Promise.all(failing)).flat();
}
