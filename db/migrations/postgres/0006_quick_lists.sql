ALTER TABLE "search_terms" ALTER COLUMN "hub" SET DEFAULT '';--> statement-breakpoint
UPDATE "search_terms" SET "hub" = '' WHERE "hub" IS NULL;--> statement-breakpoint
ALTER TABLE "search_terms" ALTER COLUMN "hub" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "ask_for" text;--> statement-breakpoint
CREATE INDEX "referrals_inbox_all" ON "referrals" USING btree ("done","rank","due_at","id");--> statement-breakpoint
CREATE INDEX "referrals_ended_all" ON "referrals" USING btree ("done","received_at","id");--> statement-breakpoint
UPDATE "referrals" SET "reindex" = true WHERE "state" <> 'deleted';--> statement-breakpoint
DROP INDEX "referrals_unread";--> statement-breakpoint
CREATE INDEX "referrals_unread" ON "referrals" USING btree ("unread_since","hub");