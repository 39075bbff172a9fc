ALTER TABLE "hub_inboxes" ADD COLUMN "pending_email" text;--> statement-breakpoint
ALTER TABLE "hubs" ADD COLUMN "retention_since" timestamp (3) with time zone;