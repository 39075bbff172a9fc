CREATE TABLE "audit" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject" text NOT NULL,
	"hub" text,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"name" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slips" (
	"id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"holder" text,
	"receipt" text,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "closing_days" (
	"id" text PRIMARY KEY NOT NULL,
	"hub" text,
	"date" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "helplines" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"number" text NOT NULL,
	"hours" text NOT NULL,
	"note" text NOT NULL,
	"confidence" text NOT NULL,
	"shown" boolean NOT NULL,
	"last_checked_at" timestamp (3) with time zone,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hub_inboxes" (
	"hub" text NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"code_hash" text,
	"code_sent_at" timestamp (3) with time zone,
	CONSTRAINT "hub_inboxes_hub_kind_pk" PRIMARY KEY("hub","kind")
);
--> statement-breakpoint
CREATE TABLE "hub_people" (
	"id" text PRIMARY KEY NOT NULL,
	"hub" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"photo" text,
	"photo_agreed" boolean NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hubs" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"locality" text NOT NULL,
	"address" jsonb NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"hours" jsonb NOT NULL,
	"directions" text NOT NULL,
	"manager_name" text,
	"example" boolean NOT NULL,
	"target_minutes" integer NOT NULL,
	"position" integer NOT NULL,
	"active" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject" text NOT NULL,
	"hub" text,
	"channel" text NOT NULL,
	"inbox" text,
	"sealed" text,
	"urgent" boolean NOT NULL,
	"state" text NOT NULL,
	"attempt" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"message_id" text NOT NULL,
	"last_code" text,
	"escalated" boolean NOT NULL,
	CONSTRAINT "outbox_message_id_unique" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "councils" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "places" (
	"name" text PRIMARY KEY NOT NULL,
	"spellings" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"hub" text,
	"other_hub" text,
	"council" text,
	"outcodes" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postcodes" (
	"unit" text PRIMARY KEY NOT NULL,
	"hub" text,
	"council" text,
	"check_with_us" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sectors" (
	"sector" text PRIMARY KEY NOT NULL,
	"hub" text,
	"council" text,
	"sure" text NOT NULL,
	"hubs" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ward_sectors" (
	"ward" text NOT NULL,
	"sector" text NOT NULL,
	"hub" text NOT NULL,
	"check_with_us" boolean NOT NULL,
	CONSTRAINT "ward_sectors_ward_sector_pk" PRIMARY KEY("ward","sector")
);
--> statement-breakpoint
CREATE TABLE "wards" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"hub" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_bodies" (
	"id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_events" (
	"id" text PRIMARY KEY NOT NULL,
	"referral" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text,
	"sealed" text
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"hub" text,
	"state" text NOT NULL,
	"urgent" boolean NOT NULL,
	"done" integer NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"taken_by" text,
	"taken_at" timestamp (3) with time zone,
	"first_contact_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	"unread" boolean NOT NULL,
	"code_hash" text NOT NULL,
	CONSTRAINT "referrals_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"totp" text NOT NULL,
	"totp_step" text,
	"example" boolean NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "staff_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "staff_roles" (
	"staff" text NOT NULL,
	"role" text NOT NULL,
	"hub" text NOT NULL,
	CONSTRAINT "staff_roles_staff_role_hub_pk" PRIMARY KEY("staff","role","hub")
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"staff" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "closing_days" ADD CONSTRAINT "closing_days_hub_hubs_id_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub_inboxes" ADD CONSTRAINT "hub_inboxes_hub_hubs_id_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub_people" ADD CONSTRAINT "hub_people_hub_hubs_id_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_bodies" ADD CONSTRAINT "referral_bodies_id_referrals_id_fk" FOREIGN KEY ("id") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_events" ADD CONSTRAINT "referral_events_referral_referrals_id_fk" FOREIGN KEY ("referral") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_staff_staff_id_fk" FOREIGN KEY ("staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_staff_staff_id_fk" FOREIGN KEY ("staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "drafts_expires" ON "drafts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "slips_expires" ON "slips" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "submissions_holder" ON "submissions" USING btree ("holder");--> statement-breakpoint
CREATE INDEX "submissions_expires" ON "submissions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "hub_people_hub" ON "hub_people" USING btree ("hub");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "outbox_subject" ON "outbox" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "postcodes_hub" ON "postcodes" USING btree ("hub");--> statement-breakpoint
CREATE INDEX "referral_events_referral" ON "referral_events" USING btree ("referral","at");--> statement-breakpoint
CREATE INDEX "referrals_inbox" ON "referrals" USING btree ("hub","done","urgent","due_at");--> statement-breakpoint
CREATE INDEX "staff_sessions_staff" ON "staff_sessions" USING btree ("staff");