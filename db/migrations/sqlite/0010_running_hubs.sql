CREATE TABLE `setting_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`action` text NOT NULL,
	`hub` text,
	`rows` text NOT NULL,
	`put_back` text
);
--> statement-breakpoint
CREATE INDEX `setting_changes_hub` ON `setting_changes` (`hub`,`at`);--> statement-breakpoint
CREATE INDEX `setting_changes_at` ON `setting_changes` (`at`);--> statement-breakpoint
CREATE TABLE `canaries` (
	`id` text PRIMARY KEY NOT NULL,
	`hub` text NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer,
	`failed_at` integer,
	`missing` text,
	FOREIGN KEY (`hub`) REFERENCES `hubs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `canaries_hub` ON `canaries` (`hub`,`at`);--> statement-breakpoint
CREATE TABLE `staff_challenges` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`sealed` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `staff_challenges_expires` ON `staff_challenges` (`expires_at`);--> statement-breakpoint
CREATE TABLE `staff_passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`staff` text NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`made_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_passkeys_staff` ON `staff_passkeys` (`staff`);--> statement-breakpoint
ALTER TABLE `hubs` ADD `retention_days` integer;--> statement-breakpoint
ALTER TABLE `postcodes` ADD `ward` text;--> statement-breakpoint
CREATE INDEX `postcodes_ward` ON `postcodes` (`ward`);--> statement-breakpoint
ALTER TABLE `referrals` ADD `asked_by` text DEFAULT 'family' NOT NULL;--> statement-breakpoint
ALTER TABLE `referrals` ADD `test` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `staff` ADD `oidc_subject` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `invite_hash` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `invited_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `staff_oidc_subject_unique` ON `staff` (`oidc_subject`);