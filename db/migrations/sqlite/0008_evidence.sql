CREATE TABLE `reconciliations` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`received` integer NOT NULL,
	`queued` integer,
	`announced` integer NOT NULL,
	`opened` integer NOT NULL,
	`missing` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reconciliations_day` ON `reconciliations` (`day`,`at`);