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
/** `long`: it waits for others, or for its author, and has for long */
export type ListedRow = Pick<typeof stories.$inferSelect, keyof typeof columns> & { long: boolean };

/** Where in a list a story stands. */
type Place = Pick<ListedRow, "danger" | "long" | "toldOn" | "id">;

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
/** Where `is` holds of a story comes first, and of those and the others the oldest. */
const firstWhere = (is: SQL, holds: (last: Place) => boolean): Order => ({
  by: [desc(is), asc(toldOn), asc(id)],
  after: (last) => (holds(last) ? or(and(is, laterThan(last)), not(is)) : and(not(is), laterThan(last))),
});
const dangerFirst = firstWhere(eq(danger, true), (it) => it.danger);

interface View {
  action: Action;
  which: () => SQL | undefined;
  order: Order | "longFirst";
}

/** What each view holds, who sees it, and in which order. */
const VIEWS: Record<StoryView, View> = {
  toRead: { action: "moderateStories", which: () => eq(state, "waiting"), order: dangerFirst },
  second: { action: "secondReadStories", which: () => eq(state, "second"), order: dangerFirst },
  author: { action: "moderateStories", which: () => eq(state, "asking"), order: "longFirst" },
  ready: { action: "moderateStories", which: () => eq(state, "ready"), order: "longFirst" },
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
 *  reads sees those that are about their hub too.
 *  @param long of `waitsLong` */
export async function listStories(
  db: Db,
  staff: StaffMember,
  { view, hub: asked, after }: StoryListFilter & { view: StoryView },
  long: SQL,
): Promise<{ rows: ListedRow[]; next: string | null }> {
  const { order: wanted } = VIEWS[view];
  const order = wanted === "longFirst" ? firstWhere(long, (it) => it.long) : wanted;
  const waits = sql<boolean>`${long}`.mapWith(Boolean);
  const last = after === null ? undefined : await findPlace(db, after, waits);
  const rows = await db
    .select({ ...columns, long: waits })
    .from(stories)
    .where(and(scopeOf(db, staff, view, asked), last && order.after(last)))
    .orderBy(...order.by)
    .limit(STORIES_A_PAGE + 1);
  const shown = rows.slice(0, STORIES_A_PAGE);
  return { rows: shown, next: rows.length > STORIES_A_PAGE ? shown.at(-1)!.id : null };
}

/** An address holds no more than which story was the last: the day on which it was told stays here. */
async function findPlace(db: Db, story: string, long: SQL<boolean>): Promise<Place | undefined> {
  const [row] = await db.select({ danger, toldOn, id, long }).from(stories).where(eq(id, story));
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
