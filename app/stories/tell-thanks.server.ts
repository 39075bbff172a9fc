/** Once a week a team hears that families said thank you: how often, and nothing else. */
import { and, asc, eq, isNotNull, isNull, lt } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Db, Store, Tx } from "../../db/client";
import { stories, storyPraise } from "../../db/schema/stories";
import { momentInLondon } from "../hubs/opening-hours";
import { londonDate } from "../i18n/dates";
import { ringBell } from "../outbox/bell.server";
import { announceTo } from "../outbox/outbox.server";
import { hubAndDay, THANKS_KIND } from "./story-notices";

const FRIDAY = 5;
const AT = "09:00";

/** The last Friday on which a clock in London has shown nine. @returns ISO date */
export function lastThanksDay(now: Date): string {
  const today = Temporal.PlainDate.from(londonDate(now));
  const friday = today.subtract({ days: (today.dayOfWeek - FRIDAY + 7) % 7 });
  const begun = momentInLondon(friday.toString(), AT) <= now;
  return (begun ? friday : friday.subtract({ days: 7 })).toString();
}

/** Each hub once a week. A worker that was down on Friday makes up for it; what was noted on Friday is next week's. */
export async function tellThanks(store: Store, now: Date): Promise<void> {
  const day = lastThanksDay(now);
  const due = await untold(store.read, day);
  if (due.length === 0) return;
  for (const hub of [...new Set(due.map((it) => it.hub))])
    await store.transaction((tx) => tell(tx, hub, day, now));
  ringBell();
}

const untold = (db: Db, day: string) =>
  db
    .select({ id: storyPraise.id, hub: storyPraise.hub })
    .from(storyPraise)
    .innerJoin(stories, eq(stories.id, storyPraise.story))
    .where(and(isNull(storyPraise.toldOn), lt(storyPraise.notedOn, day), isNotNull(stories.shownTo)))
    .orderBy(asc(storyPraise.hub));

async function tell(tx: Tx, hub: string, day: string, now: Date): Promise<void> {
  const mine = (await untold(tx, day)).filter((it) => it.hub === hub);
  let told = 0;
  for (const { id } of mine) {
    // another worker may have told it between the look and the transaction
    const set = await tx
      .update(storyPraise)
      .set({ toldOn: day })
      .where(and(eq(storyPraise.id, id), isNull(storyPraise.toldOn)))
      .returning({ id: storyPraise.id });
    told += set.length;
  }
  if (told === 0) return;
  const about = { subjectKind: THANKS_KIND, subject: hubAndDay(hub, day), hub, urgent: false };
  await announceTo(tx, about, [["duty", "fallback"]], now, "orNobody");
}
