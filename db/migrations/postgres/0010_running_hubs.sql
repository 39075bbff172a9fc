CREATE TABLE "setting_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"action" text NOT NULL,
	"hub" text,
	"rows" jsonb NOT NULL,
	"put_back" text
);
--> statement-breakpoint
CREATE TABLE "canaries" (
	"id" text PRIMARY KEY NOT NULL,
	"hub" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"missing" jsonb
);
--> statement-breakpoint
CREATE TABLE "staff_challenges" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"sealed" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"staff" text NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" integer NOT NULL,
	"transports" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "hubs" ADD COLUMN "retention_days" integer;--> statement-breakpoint
ALTER TABLE "postcodes" ADD COLUMN "ward" text;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "asked_by" text DEFAULT 'family' NOT NULL;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "test" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "oidc_subject" text;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "invite_hash" text;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "invited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "canaries" ADD CONSTRAINT "canaries_hub_hubs_id_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_passkeys" ADD CONSTRAINT "staff_passkeys_staff_staff_id_fk" FOREIGN KEY ("staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "setting_changes_hub" ON "setting_changes" USING btree ("hub","at");--> statement-breakpoint
CREATE INDEX "setting_changes_at" ON "setting_changes" USING btree ("at");--> statement-breakpoint
CREATE INDEX "canaries_hub" ON "canaries" USING btree ("hub","at");--> statement-breakpoint
CREATE INDEX "staff_challenges_expires" ON "staff_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "staff_passkeys_staff" ON "staff_passkeys" USING btree ("staff");--> statement-breakpoint
CREATE INDEX "postcodes_ward" ON "postcodes" USING btree ("ward");--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_oidc_subject_unique" UNIQUE("oidc_subject");