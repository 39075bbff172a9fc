ALTER TABLE `hub_inboxes` ADD `pending_email` text;--> statement-breakpoint
ALTER TABLE `hubs` ADD `retention_since` integer;