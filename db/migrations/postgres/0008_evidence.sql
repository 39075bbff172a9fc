CREATE TABLE "reconciliations" (
	"id" text PRIMARY KEY NOT NULL,
	"day" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"received" integer NOT NULL,
	"queued" integer,
	"announced" integer NOT NULL,
	"opened" integer NOT NULL,
	"missing" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "reconciliations_day" ON "reconciliations" USING btree ("day","at");