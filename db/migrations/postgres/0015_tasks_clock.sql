CREATE TABLE "task_alarms" (
	"task" text NOT NULL,
	"kind" text NOT NULL,
	"of" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "task_alarms_task_kind_of_pk" PRIMARY KEY("task","kind","of")
);
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "unread_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "task_alarms" ADD CONSTRAINT "task_alarms_task_tasks_id_fk" FOREIGN KEY ("task") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tasks_unread" ON "tasks" USING btree ("hub","done","unread_since");--> statement-breakpoint
CREATE INDEX "tasks_unread_all" ON "tasks" USING btree ("done","unread_since");--> statement-breakpoint
UPDATE "tasks" SET "unread_since" = "received_at" WHERE "done" = 0 AND NOT EXISTS (SELECT 1 FROM "audit" WHERE "audit"."subject" = "tasks"."id" AND "audit"."action" = 'task.read');--> statement-breakpoint
INSERT INTO "task_alarms" ("task", "kind", "of", "at") SELECT "tasks"."id", "kinds"."kind", "due_at", "due_at" FROM "tasks" CROSS JOIN (SELECT 'dueSoon' AS "kind" UNION ALL SELECT 'overdue') AS "kinds" WHERE "done" = 0 AND "alarm_at" IS NULL;--> statement-breakpoint
UPDATE "tasks" SET "alarm_at" = "received_at" WHERE "done" = 0;