/** "Me too" on a story that everyone can read: a count, and nothing of whoever pressed. */
import { eq, sql } from "drizzle-orm";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { publicStories } from "../../db/schema/public-stories";
import { stories } from "../../db/schema/stories";
import { store } from "../db.server";
import { todaysMark } from "../http/todays-mark.server";

const A_DAY = 86_400;
// A whole house, a library or a mobile network shares one address, and nothing else tells people apart. So an address
// counts up to five times a day for one story; whoever wants to push a number gets no further than that.
const byStory = new RateLimiterMemory({ points: 5, duration: A_DAY });
const byAddress = new RateLimiterMemory({ points: 100, duration: A_DAY });

/** @param id of its public address. @param address stays in memory, as today's mark, and in no row
 *  @returns "thanks" whether it was counted or had been pressed often enough; "gone" where it cannot be read any more */
export async function sayMeToo(id: string, address: string, now: Date): Promise<"thanks" | "gone"> {
  const mark = todaysMark(address, now);
  const counts = await mayCount(`${mark} ${id}`, mark);
  return store.transaction(async (tx) => {
    if (!counts) {
      const [row] = await tx
        .select({ n: publicStories.n })
        .from(publicStories)
        .where(eq(publicStories.id, id));
      return row ? "thanks" : "gone";
    }
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

async function mayCount(story: string, address: string): Promise<boolean> {
  const [ofStory, ofAddress] = await Promise.allSettled([byStory.consume(story), byAddress.consume(address)]);
  return ofStory.status === "fulfilled" && ofAddress.status === "fulfilled";
}
