/** Stories as lists of staff see them: never an original, never a score, and a title only to those who may read it. */
import {
  and,
  asc,
  desc,
  eq,
  exists,
  gte,
  inArray,
  isNotNull,
  isNull,
  ne,
  not,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import type { Db } from "../../db/client";
import { stories, storyTags } from "../../db/schema/stories";
import { londonDate } from "../i18n/dates";
import { hubsWhere, may, type Action, type StaffMember } from "./staff";
import type { StoryListFilter, StoryView } from "./story-list-filter";

const STORIES_A_PAGE = 25;
/** A view counts to here; what is told as more than that is more than anybody does today. */
const MOST_COUNTED = 100;

const {
  id,
  reference,
  hub,
  state,
  audience,
  shownTo,
  young,
  via,
  toldOn,
  words,
  danger,
  takenBy,
  passedBy,
  answeredOn,
  shownOn,
} = stories;
const columns = {
  ...{ id, reference, hub, state, audience, shownTo, young, via, toldOn, words, danger, takenBy, answeredOn },
  shownOn,
};
export type ListedRow = Pick<typeof stories.$inferSelect, keyof typeof columns>;

/** Where in a list a story stands. */
type Place = Pick<ListedRow, "danger" | "toldOn" | "id">;

interface Order {
  by: SQL[];
  /** what comes behind that story */
  after: (last: Place) => SQL | undefined;
}

const laterThan = (last: Place) => sql`(${toldOn}, ${id}) > (${last.toldOn}, ${last.id})`;

const oldestFirst: Order = { by: [asc(toldOn), asc(id)], after: laterThan };
const newestFirst: Order = {
  by: [desc(toldOn), desc(id)],
  after: (last) => sql`(${toldOn}, ${id}) < (${last.toldOn}, ${last.id})`,
};
const dangerFirst: Order = {
  by: [desc(danger), asc(toldOn), asc(id)],
  after: (last) =>
    last.danger
      ? or(and(eq(danger, true), laterThan(last)), eq(danger, false))
      : and(eq(danger, false), laterThan(last)),
};

/** What each view holds, who sees it, and in which order. */
const VIEWS: Record<StoryView, { action: Action; which: () => SQL | undefined; order: Order }> = {
  toRead: { action: "moderateStories", which: () => eq(state, "waiting"), order: dangerFirst },
  second: { action: "secondReadStories", which: () => eq(state, "second"), order: dangerFirst },
  author: { action: "moderateStories", which: () => eq(state, "asking"), order: oldestFirst },
  ready: { action: "moderateStories", which: () => eq(state, "ready"), order: oldestFirst },
  toAnswer: { action: "readStories", which: () => unanswered(), order: oldestFirst },
  answered: {
    action: "readStories",
    which: () => and(isNotNull(shownTo), isNotNull(answeredOn)),
    order: newestFirst,
  },
  others: { action: "readStories", which: () => inArray(shownTo, ["hubs", "public"]), order: newestFirst },
  notShown: {
    action: "moderateStories",
    which: () => inArray(state, ["refused", "withdrawn"]),
    order: newestFirst,
  },
};

const unanswered = () => and(isNotNull(shownTo), isNull(answeredOn));

/** The views that this person has, in order. */
export const viewsOf = (staff: StaffMember): StoryView[] =>
  (Object.keys(VIEWS) as StoryView[]).filter((view) => hubsWhere(staff, VIEWS[view].action).length > 0);

/** What stands in this view waits for this person. Who does not answer stories still finds those that nobody has answered. */
export const isTodo = (staff: StaffMember, view: StoryView): boolean =>
  view === "toAnswer" ? hubsWhere(staff, "answerStories").length > 0 : view === "toRead" || view === "second";

/** @param filter.hub one of this person's, or "". A moderator works with stories that their hub answers; whoever only
 *  reads sees those that are about their hub too */
export async function listStories(
  db: Db,
  staff: StaffMember,
  { view, hub: asked, after }: StoryListFilter & { view: StoryView },
): Promise<{ rows: ListedRow[]; next: string | null }> {
  const { order } = VIEWS[view];
  const last = after === null ? undefined : await findPlace(db, after);
  const rows = await db
    .select(columns)
    .from(stories)
    .where(and(scopeOf(db, staff, view, asked), last && order.after(last)))
    .orderBy(...order.by)
    .limit(STORIES_A_PAGE + 1);
  const shown = rows.slice(0, STORIES_A_PAGE);
  return { rows: shown, next: rows.length > STORIES_A_PAGE ? shown.at(-1)!.id : null };
}

/** An address holds no more than which story was the last: the day on which it was told stays here. */
async function findPlace(db: Db, story: string): Promise<Place | undefined> {
  const [row] = await db.select({ danger, toldOn, id }).from(stories).where(eq(id, story));
  return row;
}

/** @returns at most {@link MOST_COUNTED} */
export async function countStories(db: Db, staff: StaffMember, view: StoryView, asked = ""): Promise<number> {
  return count(db, scopeOf(db, staff, view, asked));
}

async function count(db: Db, where: SQL | undefined): Promise<number> {
  const rows = await db.select({ id }).from(stories).where(where).limit(MOST_COUNTED);
  return rows.length;
}

function scopeOf(db: Db, staff: StaffMember, view: StoryView, asked: string): SQL | undefined {
  const { action, which } = VIEWS[view];
  const mine = hubsWhere(staff, action);
  const wanted = asked === "" ? mine : mine === "all" || mine.includes(asked) ? [asked] : [];
  if (view === "others") return and(which(), othersOf(db, mine, asked));
  const moderates = action !== "readStories";
  return and(which(), wanted === "all" ? undefined : moderates ? inArray(hub, wanted) : about(db, wanted));
}

/** What this person's own hubs have nothing to do with; of all hubs, what one of them has. */
const othersOf = (db: Db, mine: string[] | "all", asked: string) => {
  if (asked !== "") return about(db, [asked]);
  return mine === "all" ? undefined : not(about(db, mine));
};

const about = (db: Db, hubs: string[]): SQL =>
  exists(
    db
      .select({ value: storyTags.value })
      .from(storyTags)
      .where(and(eq(storyTags.story, id), eq(storyTags.kind, "hub"), inArray(storyTags.value, hubs))),
  );

const YEAR_MS = 365 * 86_400_000;

/** How many stories wait for this person, for the header of every page. */
export async function countWaiting(db: Db, staff: StaffMember, now: Date): Promise<number> {
  const counted: Partial<Record<StoryView, SQL>> = {
    // nobody reads a second time what they have passed themselves
    second: ne(passedBy, staff.id),
    // what a year has not answered nobody answers any more
    toAnswer: gte(toldOn, londonDate(new Date(now.getTime() - YEAR_MS))),
  };
  const todo = viewsOf(staff).filter((view) => isTodo(staff, view));
  const counts = await Promise.all(
    todo.map((view) => count(db, and(scopeOf(db, staff, view, ""), counted[view]))),
  );
  return counts.reduce((sum, it) => sum + it, 0);
}

/** Whether somebody may open a story's page for moderators. */
export const opensModeration = (staff: StaffMember, row: Pick<ListedRow, "hub" | "state">): boolean =>
  may(staff, "moderateStories", row.hub) ||
  (row.state === "second" && may(staff, "secondReadStories", row.hub));
