CREATE TABLE "bulk_actions" (
	"id" text PRIMARY KEY NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"command" text,
	"done_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "bulk_items" (
	"bulk" text NOT NULL,
	"referral" text NOT NULL,
	"position" integer NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"refused" text,
	CONSTRAINT "bulk_items_bulk_referral_pk" PRIMARY KEY("bulk","referral")
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"id" text PRIMARY KEY NOT NULL,
	"hub" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_labels" (
	"referral" text NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "referral_labels_referral_label_pk" PRIMARY KEY("referral","label")
);
--> statement-breakpoint
CREATE TABLE "reply_blocks" (
	"id" text PRIMARY KEY NOT NULL,
	"hub" text NOT NULL,
	"lang" text NOT NULL,
	"name" text NOT NULL,
	"text" text NOT NULL,
	"checked_by" text NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"staff" text,
	"hub" text,
	"name" text NOT NULL,
	"query" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_links" (
	"referral" text NOT NULL,
	"other" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "referral_links_referral_other_pk" PRIMARY KEY("referral","other")
);
--> statement-breakpoint
CREATE TABLE "referral_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"referral" text NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"referral" text NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
-- lists are merged in the order of bytes, whatever the server's language
ALTER TABLE "referrals" ALTER COLUMN "id" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
DROP INDEX "referrals_inbox";--> statement-breakpoint
DROP INDEX "referrals_taken";--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "via" text DEFAULT 'web' NOT NULL;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "rank" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "news" text;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "delete_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bulk_actions" ADD CONSTRAINT "bulk_actions_by_staff_id_fk" FOREIGN KEY ("by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_bulk_bulk_actions_id_fk" FOREIGN KEY ("bulk") REFERENCES "public"."bulk_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_referral_referrals_id_fk" FOREIGN KEY ("referral") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "labels" ADD CONSTRAINT "labels_hub_hubs_id_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_labels" ADD CONSTRAINT "referral_labels_referral_referrals_id_fk" FOREIGN KEY ("referral") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_labels" ADD CONSTRAINT "referral_labels_label_labels_id_fk" FOREIGN KEY ("label") REFERENCES "public"."labels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_blocks" ADD CONSTRAINT "reply_blocks_hub_hubs_id_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_staff_staff_id_fk" FOREIGN KEY ("staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_hub_hubs_id_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_links" ADD CONSTRAINT "referral_links_referral_referrals_id_fk" FOREIGN KEY ("referral") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_links" ADD CONSTRAINT "referral_links_other_referrals_id_fk" FOREIGN KEY ("other") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_messages" ADD CONSTRAINT "referral_messages_id_referral_events_id_fk" FOREIGN KEY ("id") REFERENCES "public"."referral_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_messages" ADD CONSTRAINT "referral_messages_referral_referrals_id_fk" FOREIGN KEY ("referral") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_notes" ADD CONSTRAINT "referral_notes_id_referral_events_id_fk" FOREIGN KEY ("id") REFERENCES "public"."referral_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_notes" ADD CONSTRAINT "referral_notes_referral_referrals_id_fk" FOREIGN KEY ("referral") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "labels_hub" ON "labels" USING btree ("hub");--> statement-breakpoint
CREATE INDEX "referral_labels_label" ON "referral_labels" USING btree ("label");--> statement-breakpoint
CREATE INDEX "reply_blocks_hub" ON "reply_blocks" USING btree ("hub");--> statement-breakpoint
CREATE INDEX "saved_views_staff" ON "saved_views" USING btree ("staff");--> statement-breakpoint
CREATE INDEX "saved_views_hub" ON "saved_views" USING btree ("hub");--> statement-breakpoint
CREATE INDEX "referral_messages_referral" ON "referral_messages" USING btree ("referral");--> statement-breakpoint
CREATE INDEX "referral_notes_referral" ON "referral_notes" USING btree ("referral");--> statement-breakpoint
CREATE INDEX "referrals_ended" ON "referrals" USING btree ("hub","done","received_at","id");--> statement-breakpoint
CREATE INDEX "referrals_merged" ON "referrals" USING btree ("merged_into");--> statement-breakpoint
CREATE INDEX "referrals_delete" ON "referrals" USING btree ("delete_at");--> statement-breakpoint
CREATE INDEX "referrals_inbox" ON "referrals" USING btree ("hub","done","rank","due_at","id");--> statement-breakpoint
CREATE INDEX "referrals_taken" ON "referrals" USING btree ("taken_by","done","rank","due_at","id");--> statement-breakpoint
UPDATE "referrals" SET "rank" = CASE WHEN "urgent" = true THEN 0 ELSE 3 END + CASE WHEN "unread" = true THEN 0 WHEN "paused_at" IS NOT NULL THEN 2 WHEN "first_contact_at" IS NULL THEN 0 ELSE 1 END;--> statement-breakpoint
UPDATE "referrals" SET "news" = CASE WHEN "opened_at" IS NULL THEN 'request' ELSE 'message' END WHERE "unread" = true;
