CREATE TABLE `referral_alarms` (
	`referral` text NOT NULL,
	`kind` text NOT NULL,
	`of` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`referral`, `kind`, `of`),
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `hubs` ADD `outcome_minutes` integer DEFAULT 4800 NOT NULL;--> statement-breakpoint
ALTER TABLE `hubs` ADD `lease_minutes` integer DEFAULT 240 NOT NULL;--> statement-breakpoint
ALTER TABLE `hubs` ADD `contact_tries` integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE `referrals` ADD `lease_until` integer;--> statement-breakpoint
ALTER TABLE `referrals` ADD `unread_since` integer;--> statement-breakpoint
ALTER TABLE `referrals` ADD `paused_at` integer;--> statement-breakpoint
ALTER TABLE `referrals` ADD `pauses` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `referrals` ADD `paused_minutes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `referrals` ADD `alarm_at` integer;--> statement-breakpoint
CREATE INDEX `referrals_taken` ON `referrals` (`taken_by`,`done`);--> statement-breakpoint
CREATE INDEX `referrals_alarm` ON `referrals` (`done`,`alarm_at`);--> statement-breakpoint
CREATE INDEX `referrals_lease` ON `referrals` (`done`,`lease_until`);--> statement-breakpoint
update `referrals` set `unread_since` = `received_at` where `done` = 0 and `unread`;--> statement-breakpoint
update `referrals` set `alarm_at` = `received_at` where `done` = 0;--> statement-breakpoint
update `referrals` set `lease_until` = `due_at` where `done` = 0 and `taken_by` is not null;
