DROP INDEX "referral_labels_label";--> statement-breakpoint
ALTER TABLE "referral_labels" ADD COLUMN "at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "referral_labels" SET "at" = "received_at" FROM "referrals" WHERE "referrals"."id" = "referral";--> statement-breakpoint
ALTER TABLE "referral_labels" ALTER COLUMN "at" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "referral_labels_label" ON "referral_labels" USING btree ("label","at","referral");
