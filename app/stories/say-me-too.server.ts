/** "Me too" on a story that everyone can read: a count, and nothing of whoever pressed. */
import { eq, sql } from "drizzle-orm";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { publicStories } from "../../db/schema/public-stories";
import { stories } from "../../db/schema/stories";
import { store } from "../db.server";
import { todaysMark } from "../http/todays-mark.server";
import { findPublicStory } from "./public-stories.server";

const A_DAY = 86_400;
// A whole house, a library or a mobile network shares one address, and nothing else tells people apart. So an address
// counts three to seven times a day for one story; whoever wants to push a number gets no further than that. How often
// exactly nobody can know: who counted what is left would learn whether somebody at home has pressed.
const FEWEST = 3;
const SPREAD = 5;
const byStory = new RateLimiterMemory({ points: FEWEST + SPREAD - 1, duration: A_DAY });
const byAddress = new RateLimiterMemory({ points: 100, duration: A_DAY });
const PUBLIC_ID = /^[0-9A-Z]{8}$/;

/** @param id of its public address. @param address stays in memory, as today's mark, and in no row
 *  @returns "thanks" whether it was counted or had been pressed often enough; "gone" where it cannot be read any more */
export async function sayMeToo(id: string, address: string, now: Date): Promise<"thanks" | "gone"> {
  // what is kept in memory is of stories that there can be
  if (!PUBLIC_ID.test(id)) return "gone";
  const counts = await mayCount(id, address, now);
  return store.transaction(async (tx) => {
    // it waits for its turn to write as one that is counted does: how long it takes tells nobody who pressed before
    if (!counts) return (await findPublicStory(tx, id)) ? "thanks" : "gone";
    // the story's own row first, as whoever publishes or hides it takes it
    await tx
      .update(stories)
      .set({ meToo: sql`${stories.meToo} + 1` })
      .where(eq(stories.publicId, id));
    const counted = await tx
      .update(publicStories)
      .set({ meToo: sql`${publicStories.meToo} + 1` })
      .where(eq(publicStories.id, id))
      .returning({ n: publicStories.n });
    return counted.length > 0 ? "thanks" : "gone";
  });
}

async function mayCount(id: string, address: string, now: Date): Promise<boolean> {
  const here = todaysMark(address, now);
  const key = todaysMark(`${address} ${id}`, now);
  const most = FEWEST + (Buffer.from(key).reduce((sum, it) => sum + it, 0) % SPREAD);
  try {
    await byAddress.consume(here);
    return (await byStory.consume(key)).consumedPoints <= most;
  } catch {
    return false;
  }
}
