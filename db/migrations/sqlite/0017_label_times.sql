CREATE TABLE `__new_referral_labels` (
	`referral` text NOT NULL,
	`label` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`referral`, `label`),
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`label`) REFERENCES `labels`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_referral_labels`("referral", "label", "at") SELECT "referral", "label", "received_at" FROM `referral_labels` JOIN `referrals` ON `referrals`.`id` = `referral`;--> statement-breakpoint
DROP TABLE `referral_labels`;--> statement-breakpoint
ALTER TABLE `__new_referral_labels` RENAME TO `referral_labels`;--> statement-breakpoint
CREATE INDEX `referral_labels_label` ON `referral_labels` (`label`,`at`,`referral`);
