import { inArray } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { settings } from "../../db/schema/hubs";
import { readServiceFacts, saveSetting } from "../hubs/service-facts.server";
import {
  parseStorySettings,
  STORY_SETTINGS,
  storyKey,
  storySettingOf,
  type StorySetting,
  type StorySettings,
} from "./story-settings";

export async function readStorySettings(db: Db): Promise<StorySettings> {
  const rows = await db
    .select({ key: settings.key, value: settings.value })
    .from(settings)
    .where(inArray(settings.key, STORY_SETTINGS.map(storyKey)));
  const values = Object.fromEntries(rows.map((it) => [storySettingOf(it.key)!, it.value]));
  // the council's road is one for everything: what stands on the page "Contact us"
  return parseStorySettings(values, (await readServiceFacts(db)).complaints);
}

/** @param values as they are stored: numbers in digits, "yes" or "", words */
export async function saveStorySettings(
  tx: Tx,
  values: Record<StorySetting, string>,
  now: Date,
): Promise<void> {
  for (const it of STORY_SETTINGS) await saveSetting(tx, storyKey(it), values[it], now);
}
