import { eq } from "drizzle-orm";
import { given, prepared } from "../../db/prepared";
import { tasks } from "../../db/schema/tasks";
import { findHubById } from "../hubs/hubs.server";
import type { Render, Renderers } from "../outbox/compose.server";
import type { NoticeKind } from "../outbox/message";
import { paths } from "../paths";

const taskOf = prepared((db) =>
  db
    .select()
    .from(tasks)
    .where(eq(tasks.id, given("id"))),
);

/** Says a task by what a stranger may read: that there is one, hub, reference, urgency, due time and a link. */
const notice =
  (kind: NoticeKind): Render =>
  async (db, row) => {
    const [task] = await taskOf(db, { id: row.subject });
    if (!task) return null;
    const hub = row.hub ? await findHubById(db, row.hub) : undefined;
    return {
      kind,
      hubName: hub?.name ?? "",
      reference: task.reference,
      urgent: row.urgent,
      dueAt: task.done ? null : task.dueAt,
      link: paths.task(task.id),
    };
  };

/** What has happened to a task, as the outbox names it. */
export const taskNotices = {
  task: notice("task"),
  taskUnopened: notice("taskUnopened"),
  taskUntaken: notice("taskUntaken"),
  taskDueSoon: notice("taskDueSoon"),
  taskOverdue: notice("taskOverdue"),
  taskTwiceOverdue: notice("taskTwiceOverdue"),
} satisfies Renderers;
