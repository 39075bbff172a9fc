PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_search_terms` (
	`referral` text NOT NULL,
	`term` text NOT NULL,
	`hub` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`referral`, `term`),
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_search_terms`("referral", "term", "hub", "at") SELECT "referral", "term", coalesce("hub", ''), "at" FROM `search_terms`;--> statement-breakpoint
DROP TABLE `search_terms`;--> statement-breakpoint
ALTER TABLE `__new_search_terms` RENAME TO `search_terms`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `search_terms_holders` ON `search_terms` (`term`,`hub`,`at`,`referral`);--> statement-breakpoint
ALTER TABLE `referrals` ADD `ask_for` text;--> statement-breakpoint
CREATE INDEX `referrals_inbox_all` ON `referrals` (`done`,`rank`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `referrals_ended_all` ON `referrals` (`done`,`received_at`,`id`);--> statement-breakpoint
UPDATE `referrals` SET `reindex` = 1 WHERE `state` <> 'deleted';--> statement-breakpoint
DROP INDEX `referrals_unread`;--> statement-breakpoint
CREATE INDEX `referrals_unread` ON `referrals` (`unread_since`,`hub`);