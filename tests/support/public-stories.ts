/** Stories that everyone may read, as they stand once published: say what matters, the rest is filled in. */
import type { Tx } from "../../db/client";
import { publicStories, storyCounts, storyTerms } from "../../db/schema/public-stories";
import { countTags } from "../../app/stories/count-tags.server";
import { addToIndex } from "../../app/stories/public-index.server";
import { termsOf } from "../../app/stories/terms-of";

export type PublicStory = typeof publicStories.$inferSelect;

const HUB = { kind: "hub" as const, value: "hamilton" };

/** @param it `tags` come after the hub's own */
export function aPublicStory(n: number, it: Partial<PublicStory> = {}): PublicStory {
  const hub = it.hub ?? HUB.value;
  return {
    ...{ id: `story${String(n).padStart(3, "0")}`, month: "2026-11", title: `Story number ${n}` },
    ...{ name: "Bluebell", young: false, lang: "en", body: { happened: "They listened to us." } },
    ...{ conversation: [], changes: [], meToo: 0, ...it },
    ...{ n, hub, tags: [{ ...HUB, value: hub }, ...(it.tags ?? [])] },
  };
}

/** Puts it where readers find it. */
export async function publish(tx: Tx, row: PublicStory): Promise<void> {
  await tx.insert(publicStories).values(row);
  await addToIndex(tx, row.n, termsOf(row));
  await countTags(tx, row, 1);
}

/** What the example data has published would be found and counted with ours. */
export async function clearPublicStories(tx: Tx): Promise<void> {
  for (const table of [publicStories, storyTerms, storyCounts]) await tx.delete(table);
}
