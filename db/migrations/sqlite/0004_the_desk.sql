CREATE TABLE `bulk_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`command` text,
	`done_at` integer,
	`undone_at` integer,
	FOREIGN KEY (`by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `bulk_items` (
	`bulk` text NOT NULL,
	`referral` text NOT NULL,
	`position` integer NOT NULL,
	`before` text,
	`after` text,
	`refused` text,
	PRIMARY KEY(`bulk`, `referral`),
	FOREIGN KEY (`bulk`) REFERENCES `bulk_actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `labels` (
	`id` text PRIMARY KEY NOT NULL,
	`hub` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`hub`) REFERENCES `hubs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `labels_hub` ON `labels` (`hub`);--> statement-breakpoint
CREATE TABLE `referral_labels` (
	`referral` text NOT NULL,
	`label` text NOT NULL,
	PRIMARY KEY(`referral`, `label`),
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`label`) REFERENCES `labels`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referral_labels_label` ON `referral_labels` (`label`);--> statement-breakpoint
CREATE TABLE `reply_blocks` (
	`id` text PRIMARY KEY NOT NULL,
	`hub` text NOT NULL,
	`lang` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`checked_by` text NOT NULL,
	`checked_at` integer NOT NULL,
	FOREIGN KEY (`hub`) REFERENCES `hubs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reply_blocks_hub` ON `reply_blocks` (`hub`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`staff` text,
	`hub` text,
	`name` text NOT NULL,
	`query` text NOT NULL,
	FOREIGN KEY (`staff`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hub`) REFERENCES `hubs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `saved_views_staff` ON `saved_views` (`staff`);--> statement-breakpoint
CREATE INDEX `saved_views_hub` ON `saved_views` (`hub`);--> statement-breakpoint
CREATE TABLE `referral_links` (
	`referral` text NOT NULL,
	`other` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`referral`, `other`),
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `referral_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`referral` text NOT NULL,
	`sealed` text NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `referral_events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referral_messages_referral` ON `referral_messages` (`referral`);--> statement-breakpoint
CREATE TABLE `referral_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`referral` text NOT NULL,
	`sealed` text NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `referral_events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referral_notes_referral` ON `referral_notes` (`referral`);--> statement-breakpoint
DROP INDEX `referrals_inbox`;--> statement-breakpoint
DROP INDEX `referrals_taken`;--> statement-breakpoint
ALTER TABLE `referrals` ADD `via` text DEFAULT 'web' NOT NULL;--> statement-breakpoint
ALTER TABLE `referrals` ADD `rank` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `referrals` ADD `news` text;--> statement-breakpoint
ALTER TABLE `referrals` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `referrals` ADD `delete_at` integer;--> statement-breakpoint
CREATE INDEX `referrals_ended` ON `referrals` (`hub`,`done`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `referrals_merged` ON `referrals` (`merged_into`);--> statement-breakpoint
CREATE INDEX `referrals_delete` ON `referrals` (`delete_at`);--> statement-breakpoint
CREATE INDEX `referrals_inbox` ON `referrals` (`hub`,`done`,`rank`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `referrals_taken` ON `referrals` (`taken_by`,`done`,`rank`,`due_at`,`id`);--> statement-breakpoint
UPDATE `referrals` SET `rank` = CASE WHEN `urgent` = 1 THEN 0 ELSE 3 END + CASE WHEN `unread` = 1 THEN 0 WHEN `paused_at` IS NOT NULL THEN 2 WHEN `first_contact_at` IS NULL THEN 0 ELSE 1 END;--> statement-breakpoint
UPDATE `referrals` SET `news` = CASE WHEN `opened_at` IS NULL THEN 'request' ELSE 'message' END WHERE `unread` = 1;
