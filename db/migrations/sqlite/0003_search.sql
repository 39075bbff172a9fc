CREATE TABLE `search_terms` (
	`referral` text NOT NULL,
	`term` text NOT NULL,
	`hub` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`referral`, `term`),
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `search_terms_term` ON `search_terms` (`term`,`at`,`hub`);--> statement-breakpoint
ALTER TABLE `referrals` ADD `reindex` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX `referrals_reindex` ON `referrals` (`reindex`);--> statement-breakpoint
ALTER TABLE `staff_sessions` ADD `search` text;