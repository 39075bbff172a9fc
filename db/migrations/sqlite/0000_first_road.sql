CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject` text NOT NULL,
	`hub` text,
	`detail` text
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`,`at`);--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE TABLE `heartbeats` (
	`name` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `drafts_expires` ON `drafts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `slips` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `slips_expires` ON `slips` (`expires_at`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`key` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`holder` text,
	`receipt` text,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `submissions_holder` ON `submissions` (`holder`);--> statement-breakpoint
CREATE INDEX `submissions_expires` ON `submissions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `closing_days` (
	`id` text PRIMARY KEY NOT NULL,
	`hub` text,
	`date` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`hub`) REFERENCES `hubs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `helplines` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`number` text NOT NULL,
	`hours` text NOT NULL,
	`note` text NOT NULL,
	`confidence` text NOT NULL,
	`shown` integer NOT NULL,
	`last_checked_at` integer,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `hub_inboxes` (
	`hub` text NOT NULL,
	`kind` text NOT NULL,
	`email` text NOT NULL,
	`verified_at` integer,
	`code_hash` text,
	`code_sent_at` integer,
	PRIMARY KEY(`hub`, `kind`),
	FOREIGN KEY (`hub`) REFERENCES `hubs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `hub_people` (
	`id` text PRIMARY KEY NOT NULL,
	`hub` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`photo` text,
	`photo_agreed` integer NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`hub`) REFERENCES `hubs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `hub_people_hub` ON `hub_people` (`hub`);--> statement-breakpoint
CREATE TABLE `hubs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`locality` text NOT NULL,
	`address` text NOT NULL,
	`phone` text NOT NULL,
	`email` text NOT NULL,
	`hours` text NOT NULL,
	`directions` text NOT NULL,
	`manager_name` text,
	`example` integer NOT NULL,
	`target_minutes` integer NOT NULL,
	`position` integer NOT NULL,
	`active` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`confirmed_at` integer
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_kind` text NOT NULL,
	`subject` text NOT NULL,
	`hub` text,
	`channel` text NOT NULL,
	`inbox` text,
	`sealed` text,
	`urgent` integer NOT NULL,
	`state` text NOT NULL,
	`attempt` integer NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`lease_until` integer,
	`sent_at` integer,
	`message_id` text NOT NULL,
	`last_code` text,
	`escalated` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_message_id_unique` ON `outbox` (`message_id`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_subject` ON `outbox` (`subject`);--> statement-breakpoint
CREATE TABLE `councils` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `places` (
	`name` text PRIMARY KEY NOT NULL,
	`spellings` text NOT NULL,
	`outcome` text NOT NULL,
	`hub` text,
	`other_hub` text,
	`council` text,
	`outcodes` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `postcodes` (
	`unit` text PRIMARY KEY NOT NULL,
	`hub` text,
	`council` text,
	`check_with_us` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `postcodes_hub` ON `postcodes` (`hub`);--> statement-breakpoint
CREATE TABLE `sectors` (
	`sector` text PRIMARY KEY NOT NULL,
	`hub` text,
	`council` text,
	`sure` text NOT NULL,
	`hubs` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ward_sectors` (
	`ward` text NOT NULL,
	`sector` text NOT NULL,
	`hub` text NOT NULL,
	`check_with_us` integer NOT NULL,
	PRIMARY KEY(`ward`, `sector`)
);
--> statement-breakpoint
CREATE TABLE `wards` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`hub` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `referral_bodies` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `referral_events` (
	`id` text PRIMARY KEY NOT NULL,
	`referral` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by` text,
	`sealed` text,
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referral_events_referral` ON `referral_events` (`referral`,`at`);--> statement-breakpoint
CREATE TABLE `referrals` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`hub` text,
	`state` text NOT NULL,
	`urgent` integer NOT NULL,
	`done` integer NOT NULL,
	`received_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`opened_at` integer,
	`taken_by` text,
	`taken_at` integer,
	`first_contact_at` integer,
	`closed_at` integer,
	`outcome` text,
	`unread` integer NOT NULL,
	`code_hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referrals_reference_unique` ON `referrals` (`reference`);--> statement-breakpoint
CREATE INDEX `referrals_inbox` ON `referrals` (`hub`,`done`,`urgent`,`due_at`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`totp` text NOT NULL,
	`totp_step` text,
	`example` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_unique` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `staff_roles` (
	`staff` text NOT NULL,
	`role` text NOT NULL,
	`hub` text NOT NULL,
	PRIMARY KEY(`staff`, `role`, `hub`),
	FOREIGN KEY (`staff`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `staff_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`staff` text NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`staff`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_sessions_staff` ON `staff_sessions` (`staff`);