/** Made-up stories at every point of their way, so that there is something to read, to moderate and to answer. */
import { eq } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import made from "../db/data/stories.json";
import { staff, staffRoles } from "../db/schema/staff";
import {
  stories,
  storyChanges,
  type Audience,
  type StoryState,
  type StoryTagKind,
} from "../db/schema/stories";
import type { Tx } from "../db/client";
import { londonDate } from "./i18n/dates";
import { randomToken } from "./random.server";
import type { Role } from "./staff/staff";
import { giveAnswer } from "./stories/answer-story.server";
import { keepStory } from "./stories/keep-story.server";
import { saveFace } from "./stories/save-face.server";
import { showStory } from "./stories/show-story.server";
import { endChange, planChange } from "./stories/story-changes.server";
import type { PassedDetail } from "./stories/story-event";
import { recordStoryEvent } from "./stories/story-events.server";
import { getHeldStory, saveCopy, saveTags } from "./stories/story-rows.server";
import type { StoryText } from "./stories/story";

const DAY_MS = 86_400_000;
const daysAfter = (at: Date, days: number) => new Date(at.getTime() + days * DAY_MS);
/** how long a moderator took with each */
const READ_AFTER_DAYS = 2;

interface MadeUpStory {
  key: string;
  hub: string;
  audience: Audience;
  state: Extract<StoryState, "out" | "waiting" | "second">;
  /** when it was told, before `now` */
  weeksAgo?: number;
  daysAgo?: number;
  asks?: boolean;
  young?: boolean;
  criticism?: number;
  safety?: number;
  indirect?: number;
  tags: Partial<Record<StoryTagKind, string[]>>;
  text: StoryText;
  answer?: { hub: string; daysAfter: number; text: string };
  /** `dueAfter` in days; `outcome` null: still planned */
  change?: { said: string; plan: string; daysAfter: number; dueAfter: number; outcome: string | null };
}

/** Adds them, worked on by the example staff as far as each has come; the oldest first, as they would have come. */
export async function seedStories(tx: Tx, now: Date): Promise<void> {
  for (const it of made as MadeUpStory[]) {
    const toldAt = daysAfter(now, -7 * (it.weeksAgo ?? 0) - (it.daysAgo ?? 0));
    const id = await tell(tx, it, toldAt);
    if (it.state === "waiting") continue;
    const readAt = daysAfter(toldAt, READ_AFTER_DAYS);
    await moderate(tx, id, it, readAt);
    if (it.state === "second") continue;
    const shown = await showStory(tx, id, await getPerson(tx, "moderator"), readAt);
    if (shown !== "shown") throw new Error(`A made-up story could not be shown: ${it.key}`);
    if (it.answer) await answer(tx, id, it.answer, readAt);
    if (it.change) await change(tx, id, it, readAt);
  }
}

/** Themes are what moderators say, so an author's story has none yet. */
async function tell(tx: Tx, { hub, audience, tags, text, ...it }: MadeUpStory, at: Date): Promise<string> {
  const said = Object.entries(tags).filter(([kind]) => kind !== "theme") as Array<[StoryTagKind, string[]]>;
  const told = {
    ...{ hub, audience, text, lang: "en", asks: it.asks ?? false, young: it.young ?? false },
    tags: said.flatMap(([kind, values]) => values.map((value) => ({ kind, value }))),
  };
  const { id, danger } = await keepStory(tx, told, at);
  // it would be somebody's work at once, in an inbox of examples
  if (danger) throw new Error(`A made-up story sounds like danger: ${it.key}`);
  return id;
}

async function moderate(tx: Tx, id: string, it: MadeUpStory, at: Date): Promise<void> {
  const row = await getHeldStory(tx, id);
  const by = await getPerson(tx, "moderator");
  await saveCopy(tx, id, it.text, at);
  await saveTags(tx, id, "theme", it.tags.theme ?? []);
  const scores = { criticism: it.criticism ?? 0, safety: it.safety ?? 0 };
  await tx
    .update(stories)
    .set({ ...scores, passedBy: by, ...(it.state === "second" ? { state: "second" as const } : {}) })
    .where(eq(stories.id, id));
  const detail: PassedDetail = { indirect: it.indirect ?? 0 };
  await recordStoryEvent(tx, row, { by, kind: "passed", detail }, at);
}

/** By the duty worker of that hub, under a first name, as families see it. */
async function answer(
  tx: Tx,
  story: string,
  { hub, daysAfter: days, text }: NonNullable<MadeUpStory["answer"]>,
  shownAt: Date,
): Promise<void> {
  const by = await getPerson(tx, "duty_worker", hub);
  const at = daysAfter(shownAt, days);
  const [row] = await tx.select({ name: staff.name }).from(staff).where(eq(staff.id, by));
  await saveFace(tx, by, { name: row!.name.split(" ")[0]!, role: "Duty worker" }, at);
  const given = await giveAnswer(tx, { story, by, id: randomToken(), text }, at);
  if (given !== "given") throw new Error(`A made-up answer was not given: ${given}`);
}

async function change(tx: Tx, story: string, it: MadeUpStory, shownAt: Date): Promise<void> {
  const { said, plan, outcome, ...days } = it.change!;
  const by = await getPerson(tx, "hub_manager", it.hub);
  const at = daysAfter(shownAt, days.daysAfter);
  const dueOn = Temporal.PlainDate.from(londonDate(at)).add({ days: days.dueAfter }).toString();
  const planned = await planChange(tx, { story, hub: it.hub, by, owner: by, said, plan, dueOn }, at);
  if (planned !== "done") throw new Error(`A made-up change was not planned: ${planned}`);
  if (outcome === null) return;
  const [row] = await tx.select().from(storyChanges).where(eq(storyChanges.story, story));
  await endChange(tx, { id: row!.id, by, state: "made", outcome }, daysAfter(at, days.dueAfter));
}

/** @throws where the example staff have not been added */
async function getPerson(tx: Tx, role: Role, hub?: string): Promise<string> {
  const rows = await tx.select().from(staffRoles).where(eq(staffRoles.role, role));
  const found = rows.find((it) => hub === undefined || it.hub === hub);
  if (!found) throw new Error(`No example staff who are ${role}`);
  return found.staff;
}
