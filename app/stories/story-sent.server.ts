import { store } from "../db.server";
import { readCookie } from "../http/cookies.server";
import { hubCalendar } from "../hubs/hubs.server";
import { startOfDay } from "../hubs/opening-hours";
import { findReceipt } from "../questions/receipts.server";
import { readStorySettings } from "./read-story-settings.server";
import { findStoryByReference } from "./story-rows.server";
import type { StoryReceipt } from "./submit-story.server";
import { addWorkingDays } from "./working-days";

/** What the confirmation of a story shows; undefined where this browser sent none in the last ten minutes. */
export async function readStorySent(request: Request, now: Date) {
  const receipt = await findReceipt<StoryReceipt>(readCookie(request, "draft"), "story", now);
  const row = receipt && (await findStoryByReference(store.read, receipt.reference));
  if (!row) return undefined;
  const { readDays, answerDays, complaintsRoad, childComplaintsRoad } = await readStorySettings(store.read);
  const readBy = addWorkingDays(await hubCalendar(store.read, row.hub), row.toldOn, readDays);
  return {
    story: {
      ...receipt,
      ...{ readDays, answerDays, asks: row.asks, public: row.audience === "public", hub: row.hub },
      readBy: startOfDay(readBy),
      danger: row.danger,
      roads: { complaintsRoad, childComplaintsRoad },
    },
  };
}
