PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_canaries` (
	`id` text PRIMARY KEY NOT NULL,
	`hub` text NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer,
	`failed_at` integer,
	`missing` text
);
--> statement-breakpoint
INSERT INTO `__new_canaries`("id", "hub", "at", "seen_at", "failed_at", "missing") SELECT "id", "hub", "at", "seen_at", "failed_at", "missing" FROM `canaries`;--> statement-breakpoint
DROP TABLE `canaries`;--> statement-breakpoint
ALTER TABLE `__new_canaries` RENAME TO `canaries`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `canaries_hub` ON `canaries` (`hub`,`at`);