CREATE TABLE "referral_alarms" (
	"referral" text NOT NULL,
	"kind" text NOT NULL,
	"of" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "referral_alarms_referral_kind_of_pk" PRIMARY KEY("referral","kind","of")
);
--> statement-breakpoint
ALTER TABLE "hubs" ADD COLUMN "outcome_minutes" integer DEFAULT 4800 NOT NULL;--> statement-breakpoint
ALTER TABLE "hubs" ADD COLUMN "lease_minutes" integer DEFAULT 240 NOT NULL;--> statement-breakpoint
ALTER TABLE "hubs" ADD COLUMN "contact_tries" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "lease_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "unread_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "paused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "pauses" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "paused_minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "alarm_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "referral_alarms" ADD CONSTRAINT "referral_alarms_referral_referrals_id_fk" FOREIGN KEY ("referral") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "referrals_taken" ON "referrals" USING btree ("taken_by","done");--> statement-breakpoint
CREATE INDEX "referrals_alarm" ON "referrals" USING btree ("done","alarm_at");--> statement-breakpoint
CREATE INDEX "referrals_lease" ON "referrals" USING btree ("done","lease_until");--> statement-breakpoint
update "referrals" set "unread_since" = "received_at" where "done" = 0 and "unread";--> statement-breakpoint
update "referrals" set "alarm_at" = "received_at" where "done" = 0;--> statement-breakpoint
update "referrals" set "lease_until" = "due_at" where "done" = 0 and "taken_by" is not null;
