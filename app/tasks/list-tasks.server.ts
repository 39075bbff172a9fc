/** Tasks as lists see them: of each hub by itself, in the order of its index, as requests are read. */
import { and, eq, gt, inArray, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";
import type { Db } from "../../db/client";
import { tasks } from "../../db/schema/tasks";
import { hubsWhere, may, type StaffMember } from "../staff/staff";
import type { ListOrder } from "./list-order.server";

const { id, reference, hub, kind, urgent, done, receivedAt, rank, dueAt, takenBy, askFor, unreadSince } =
  tasks;
const columns = {
  ...{ id, reference, hub, kind, urgent, done, receivedAt, rank, dueAt, takenBy, askFor, unreadSince },
};

export interface TaskFilter {
  /** only what this person has */
  mine: boolean;
  ended: boolean;
  /** slug; "" is all that one may see */
  hub: string;
  /** "" is every kind of subject that one may see */
  subjectKind: "booking" | "story" | "";
  urgent: boolean;
  late: boolean;
  free: boolean;
}

/** Each list in its order, at most `most` of each. They are still to be merged. */
export async function listTasks(
  db: Db,
  reader: StaffMember,
  filter: TaskFilter,
  { order, after, most }: { order: ListOrder; after: string | null | undefined; most: number },
  now: Date,
) {
  const which = and(
    eq(done, filter.ended ? 1 : 0),
    filter.subjectKind === "" ? undefined : eq(tasks.subjectKind, filter.subjectKind),
    filter.urgent ? eq(urgent, true) : undefined,
    filter.late ? lt(dueAt, now) : undefined,
    filter.free ? isNull(takenBy) : undefined,
    order.after(tasks, after),
  );
  const page = (where: SQL | undefined) =>
    db
      .select(columns)
      .from(tasks)
      .where(and(where, which))
      .orderBy(...order.by(tasks))
      .limit(most);
  const lists = eachHub(reader, filter.hub);
  if (!filter.mine) return (await Promise.all(lists.map(page))).flat();
  // what this person has is little: it is read at once, and what is not theirs to see any more is left out
  const seen = new Set(lists.length > 0 ? hubsSeen(reader, filter.hub) : []);
  const rows = await page(eq(takenBy, reader.id));
  return rows.filter((it) => seen.has("all") || seen.has(it.hub));
}

/** How many have come since, or were added to, that nobody has opened, and how many of them wait too long: at the hubs
 *  of this person, each counted to `most`. */
export async function countTasks(
  db: Db,
  reader: StaffMember,
  what: { since: Date } | { lateAt: Date } | "urgentAlone",
  most: number,
): Promise<number> {
  const which =
    what === "urgentAlone"
      ? // whoever has it may not know yet that it became urgent
        and(eq(rank, 0), or(isNull(takenBy), isNotNull(unreadSince)))
      : "since" in what
        ? gt(unreadSince, what.since)
        : and(inArray(rank, [0, 3]), lt(dueAt, what.lateAt));
  let count = 0;
  for (const where of eachHub(reader, "")) {
    const rows = await db
      .select({ id })
      .from(tasks)
      .where(and(where, eq(done, 0), which))
      .limit(most);
    count += rows.length;
    if (count >= most) break;
  }
  return Math.min(most, count);
}

/** @returns the hubs' slugs, or "all" alone */
function hubsSeen(reader: StaffMember, asked: string): string[] {
  const scope = hubsWhere(reader, "seeTasks");
  if (scope === "all") return [asked === "" ? "all" : asked];
  return asked === "" ? scope : scope.filter((it) => it === asked);
}

/** The lists that are merged: see `mayTask` for what is left out. */
const eachHub = (reader: StaffMember, asked: string): Array<SQL | undefined> =>
  hubsSeen(reader, asked).map((it) => {
    if (it === "all") return undefined;
    const ofHub = eq(hub, it);
    return may(reader, "listRequests", it) ? ofHub : and(ofHub, eq(tasks.subjectKind, "booking"));
  });
