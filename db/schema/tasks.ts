import { bool, index, instant, int, primaryKey, table, text } from "../columns";

/** What a person must do that is no request: it stands in the inbox beside them.
 *  `ask`: talk to a family before it can be placed. `ring`: an offer went unanswered, or what has to be told cannot be
 *  told otherwise, or a mail did not arrive. `needs`: something they need was asked for or changed. `missed`: they were not there. */
export type TaskKind = "ask" | "ring" | "needs" | "missed" | "story";

/** A narrow table that the inbox is read from, in the order of `referrals`. */
export const tasks = table(
  "tasks",
  {
    id: text("id").primaryKey(),
    hub: text("hub").notNull(),
    kind: text("kind").$type<TaskKind>().notNull(),
    /** "booking", "story" */
    subjectKind: text("subject_kind").notNull(),
    subject: text("subject").notNull(),
    /** of what it is about */
    reference: text("reference").notNull(),
    /** who to ask for, sealed; null where that is nobody's business, or gone */
    askFor: text("ask_for"),
    /** why, sealed: words of the portal or of a family */
    sealed: text("sealed"),
    urgent: bool("urgent").notNull(),
    done: int("done").notNull(),
    /** as of `referrals` */
    rank: int("rank").notNull(),
    receivedAt: instant("received_at").notNull(),
    dueAt: instant("due_at").notNull(),
    takenBy: text("taken_by"),
    takenAt: instant("taken_at"),
    leaseUntil: instant("lease_until"),
    doneAt: instant("done_at"),
    doneBy: text("done_by"),
    /** since when it, or something that was added to it, lies unopened; since it became urgent where that came later */
    unreadSince: instant("unread_since"),
    /** when its clock has to be looked at next; null: nobody has to be told any more */
    alarmAt: instant("alarm_at"),
  },
  (t) => [
    index("tasks_inbox").on(t.hub, t.done, t.rank, t.dueAt, t.id),
    index("tasks_inbox_all").on(t.done, t.rank, t.dueAt, t.id),
    index("tasks_ended").on(t.hub, t.done, t.receivedAt, t.id),
    index("tasks_ended_all").on(t.done, t.receivedAt, t.id),
    index("tasks_taken").on(t.takenBy, t.done, t.rank, t.dueAt, t.id),
    index("tasks_unread").on(t.hub, t.done, t.unreadSince),
    index("tasks_unread_all").on(t.done, t.unreadSince),
    index("tasks_subject").on(t.subject),
    index("tasks_alarm").on(t.done, t.alarmAt),
    index("tasks_lease").on(t.done, t.leaseUntil),
  ],
);

/** Who had to be told that a task waits, as of requests: once for each kind of alarm and deadline. */
export const taskAlarms = table(
  "task_alarms",
  {
    task: text("task")
      .notNull()
      .references(() => tasks.id),
    kind: text("kind").notNull(),
    /** the deadline that it is about */
    of: instant("of").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.task, t.kind, t.of] })],
);
