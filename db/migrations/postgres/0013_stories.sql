CREATE TABLE "public_stories" (
	"n" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"hub" text NOT NULL,
	"month" text NOT NULL,
	"title" text NOT NULL,
	"name" text NOT NULL,
	"young" boolean NOT NULL,
	"lang" text NOT NULL,
	"body" jsonb NOT NULL,
	"tags" jsonb NOT NULL,
	"conversation" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"me_too" integer NOT NULL,
	CONSTRAINT "public_stories_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "staff_faces" (
	"staff" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"photo_id" text,
	"photo" text,
	CONSTRAINT "staff_faces_photo_id_unique" UNIQUE("photo_id")
);
--> statement-breakpoint
CREATE TABLE "story_counts" (
	"hub" text NOT NULL,
	"month" text NOT NULL,
	"tag" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "story_counts_hub_month_tag_pk" PRIMARY KEY("hub","month","tag")
);
--> statement-breakpoint
CREATE TABLE "story_terms" (
	"term" text NOT NULL,
	"block" integer NOT NULL,
	"bits" text NOT NULL,
	CONSTRAINT "story_terms_term_block_pk" PRIMARY KEY("term","block")
);
--> statement-breakpoint
CREATE TABLE "stories" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"code_hash" text NOT NULL,
	"hub" text NOT NULL,
	"state" text NOT NULL,
	"audience" text NOT NULL,
	"shown_to" text,
	"asks" boolean NOT NULL,
	"young" boolean NOT NULL,
	"lang" text NOT NULL,
	"via" text NOT NULL,
	"told_on" text NOT NULL,
	"shown_on" text,
	"answered_on" text,
	"words" integer NOT NULL,
	"danger" boolean NOT NULL,
	"criticism" integer,
	"safety" integer,
	"taken_by" text,
	"taken_at" timestamp (3) with time zone,
	"passed_by" text,
	"second_by" text,
	"hold_until" text,
	"hold_with" integer DEFAULT 0 NOT NULL,
	"public_id" text,
	"me_too" integer DEFAULT 0 NOT NULL,
	"delete_on" text,
	"turn" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stories_reference_unique" UNIQUE("reference"),
	CONSTRAINT "stories_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "story_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"story" text NOT NULL,
	"state" text NOT NULL,
	"by" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"given_at" timestamp (3) with time zone,
	"readers" text,
	"helped" text
);
--> statement-breakpoint
CREATE TABLE "story_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"story" text NOT NULL,
	"hub" text NOT NULL,
	"state" text NOT NULL,
	"said" text NOT NULL,
	"plan" text NOT NULL,
	"outcome" text,
	"owner" text NOT NULL,
	"planned_on" text NOT NULL,
	"due_on" text NOT NULL,
	"ended_on" text,
	"readers" text
);
--> statement-breakpoint
CREATE TABLE "story_events" (
	"id" text PRIMARY KEY NOT NULL,
	"story" text NOT NULL,
	"nth" integer NOT NULL,
	"on_date" text NOT NULL,
	"by" text NOT NULL,
	"kind" text NOT NULL,
	"sealed" text
);
--> statement-breakpoint
CREATE TABLE "story_praise" (
	"id" text PRIMARY KEY NOT NULL,
	"story" text NOT NULL,
	"hub" text NOT NULL,
	"name" text NOT NULL,
	"sealed" text NOT NULL,
	"noted_on" text NOT NULL,
	"told_on" text
);
--> statement-breakpoint
CREATE TABLE "story_replies" (
	"id" text PRIMARY KEY NOT NULL,
	"story" text NOT NULL,
	"nth" integer NOT NULL,
	"state" text NOT NULL,
	"original" text,
	"copy" text,
	"sent_on" text NOT NULL,
	"readers" text
);
--> statement-breakpoint
CREATE TABLE "story_tags" (
	"story" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "story_tags_story_kind_value_pk" PRIMARY KEY("story","kind","value")
);
--> statement-breakpoint
CREATE TABLE "story_texts" (
	"story" text PRIMARY KEY NOT NULL,
	"original" text,
	"copy" text
);
--> statement-breakpoint
ALTER TABLE "stories" ADD CONSTRAINT "stories_hub_hubs_id_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_answers" ADD CONSTRAINT "story_answers_story_stories_id_fk" FOREIGN KEY ("story") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_changes" ADD CONSTRAINT "story_changes_story_stories_id_fk" FOREIGN KEY ("story") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_changes" ADD CONSTRAINT "story_changes_hub_hubs_id_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_events" ADD CONSTRAINT "story_events_story_stories_id_fk" FOREIGN KEY ("story") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_praise" ADD CONSTRAINT "story_praise_story_stories_id_fk" FOREIGN KEY ("story") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_replies" ADD CONSTRAINT "story_replies_story_stories_id_fk" FOREIGN KEY ("story") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_tags" ADD CONSTRAINT "story_tags_story_stories_id_fk" FOREIGN KEY ("story") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_texts" ADD CONSTRAINT "story_texts_story_stories_id_fk" FOREIGN KEY ("story") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "public_stories_month" ON "public_stories" USING btree ("month");--> statement-breakpoint
CREATE INDEX "stories_hub" ON "stories" USING btree ("hub","state","told_on","id");--> statement-breakpoint
CREATE INDEX "stories_state" ON "stories" USING btree ("state","told_on","id");--> statement-breakpoint
CREATE INDEX "stories_told" ON "stories" USING btree ("told_on");--> statement-breakpoint
CREATE INDEX "stories_delete" ON "stories" USING btree ("delete_on");--> statement-breakpoint
CREATE INDEX "story_answers_story" ON "story_answers" USING btree ("story","created_at");--> statement-breakpoint
CREATE INDEX "story_changes_story" ON "story_changes" USING btree ("story");--> statement-breakpoint
CREATE INDEX "story_changes_hub" ON "story_changes" USING btree ("hub","state","due_on");--> statement-breakpoint
CREATE INDEX "story_changes_due" ON "story_changes" USING btree ("state","due_on");--> statement-breakpoint
CREATE INDEX "story_events_story" ON "story_events" USING btree ("story","nth");--> statement-breakpoint
CREATE INDEX "story_praise_hub" ON "story_praise" USING btree ("hub","told_on");--> statement-breakpoint
CREATE INDEX "story_praise_story" ON "story_praise" USING btree ("story");--> statement-breakpoint
CREATE INDEX "story_replies_story" ON "story_replies" USING btree ("story","nth");--> statement-breakpoint
CREATE INDEX "story_replies_state" ON "story_replies" USING btree ("state");--> statement-breakpoint
CREATE INDEX "story_tags_value" ON "story_tags" USING btree ("kind","value");
--> statement-breakpoint
create trigger "shown_public_stories" after insert or update of "n", "id", "hub", "month", "title", "name", "young", "lang", "body", "tags", "conversation", "changes" or delete or truncate on "public_stories" for each statement execute function count_shown();
--> statement-breakpoint
create trigger "shown_story_changes" after insert or update or delete or truncate on "story_changes" for each statement execute function count_shown();
