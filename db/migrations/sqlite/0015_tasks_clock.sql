CREATE TABLE `task_alarms` (
	`task` text NOT NULL,
	`kind` text NOT NULL,
	`of` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`task`, `kind`, `of`),
	FOREIGN KEY (`task`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `tasks` ADD `unread_since` integer;--> statement-breakpoint
CREATE INDEX `tasks_unread` ON `tasks` (`hub`,`done`,`unread_since`);--> statement-breakpoint
CREATE INDEX `tasks_unread_all` ON `tasks` (`done`,`unread_since`);--> statement-breakpoint
UPDATE `tasks` SET `unread_since` = `received_at` WHERE `done` = 0 AND NOT EXISTS (SELECT 1 FROM `audit` WHERE `audit`.`subject` = `tasks`.`id` AND `audit`.`action` = 'task.read');--> statement-breakpoint
INSERT INTO `task_alarms` (`task`, `kind`, `of`, `at`) SELECT `tasks`.`id`, `kinds`.`kind`, `due_at`, `due_at` FROM `tasks` CROSS JOIN (SELECT 'dueSoon' AS `kind` UNION ALL SELECT 'overdue') AS `kinds` WHERE `done` = 0 AND `alarm_at` IS NULL;--> statement-breakpoint
UPDATE `tasks` SET `alarm_at` = `received_at` WHERE `done` = 0;