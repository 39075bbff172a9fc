CREATE TABLE `public_stories` (
	`n` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`hub` text NOT NULL,
	`month` text NOT NULL,
	`title` text NOT NULL,
	`name` text NOT NULL,
	`young` integer NOT NULL,
	`lang` text NOT NULL,
	`body` text NOT NULL,
	`tags` text NOT NULL,
	`conversation` text NOT NULL,
	`changes` text NOT NULL,
	`me_too` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `public_stories_id_unique` ON `public_stories` (`id`);--> statement-breakpoint
CREATE INDEX `public_stories_month` ON `public_stories` (`month`);--> statement-breakpoint
CREATE TABLE `staff_faces` (
	`staff` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`photo_id` text,
	`photo` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_faces_photo_id_unique` ON `staff_faces` (`photo_id`);--> statement-breakpoint
CREATE TABLE `story_counts` (
	`hub` text NOT NULL,
	`month` text NOT NULL,
	`tag` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`hub`, `month`, `tag`)
);
--> statement-breakpoint
CREATE TABLE `story_terms` (
	`term` text NOT NULL,
	`block` integer NOT NULL,
	`bits` text NOT NULL,
	PRIMARY KEY(`term`, `block`)
);
--> statement-breakpoint
CREATE TABLE `stories` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`code_hash` text NOT NULL,
	`hub` text NOT NULL,
	`state` text NOT NULL,
	`audience` text NOT NULL,
	`shown_to` text,
	`asks` integer NOT NULL,
	`young` integer NOT NULL,
	`lang` text NOT NULL,
	`via` text NOT NULL,
	`told_on` text NOT NULL,
	`shown_on` text,
	`answered_on` text,
	`words` integer NOT NULL,
	`danger` integer NOT NULL,
	`criticism` integer,
	`safety` integer,
	`taken_by` text,
	`taken_at` integer,
	`passed_by` text,
	`second_by` text,
	`hold_until` text,
	`hold_with` integer DEFAULT 0 NOT NULL,
	`public_id` text,
	`me_too` integer DEFAULT 0 NOT NULL,
	`delete_on` text,
	`turn` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`hub`) REFERENCES `hubs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stories_reference_unique` ON `stories` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `stories_public_id_unique` ON `stories` (`public_id`);--> statement-breakpoint
CREATE INDEX `stories_hub` ON `stories` (`hub`,`state`,`told_on`,`id`);--> statement-breakpoint
CREATE INDEX `stories_state` ON `stories` (`state`,`told_on`,`id`);--> statement-breakpoint
CREATE INDEX `stories_told` ON `stories` (`told_on`);--> statement-breakpoint
CREATE INDEX `stories_delete` ON `stories` (`delete_on`);--> statement-breakpoint
CREATE TABLE `story_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`story` text NOT NULL,
	`state` text NOT NULL,
	`by` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`given_at` integer,
	`readers` text,
	`helped` text,
	FOREIGN KEY (`story`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_answers_story` ON `story_answers` (`story`,`created_at`);--> statement-breakpoint
CREATE TABLE `story_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`story` text NOT NULL,
	`hub` text NOT NULL,
	`state` text NOT NULL,
	`said` text NOT NULL,
	`plan` text NOT NULL,
	`outcome` text,
	`owner` text NOT NULL,
	`planned_on` text NOT NULL,
	`due_on` text NOT NULL,
	`ended_on` text,
	`readers` text,
	FOREIGN KEY (`story`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hub`) REFERENCES `hubs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_changes_story` ON `story_changes` (`story`);--> statement-breakpoint
CREATE INDEX `story_changes_hub` ON `story_changes` (`hub`,`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `story_changes_due` ON `story_changes` (`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `story_events` (
	`id` text PRIMARY KEY NOT NULL,
	`story` text NOT NULL,
	`nth` integer NOT NULL,
	`on_date` text NOT NULL,
	`by` text NOT NULL,
	`kind` text NOT NULL,
	`sealed` text,
	FOREIGN KEY (`story`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_events_story` ON `story_events` (`story`,`nth`);--> statement-breakpoint
CREATE TABLE `story_praise` (
	`id` text PRIMARY KEY NOT NULL,
	`story` text NOT NULL,
	`hub` text NOT NULL,
	`name` text NOT NULL,
	`sealed` text NOT NULL,
	`noted_on` text NOT NULL,
	`told_on` text,
	FOREIGN KEY (`story`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_praise_hub` ON `story_praise` (`hub`,`told_on`);--> statement-breakpoint
CREATE INDEX `story_praise_story` ON `story_praise` (`story`);--> statement-breakpoint
CREATE TABLE `story_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`story` text NOT NULL,
	`nth` integer NOT NULL,
	`state` text NOT NULL,
	`original` text,
	`copy` text,
	`sent_on` text NOT NULL,
	`readers` text,
	FOREIGN KEY (`story`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_replies_story` ON `story_replies` (`story`,`nth`);--> statement-breakpoint
CREATE INDEX `story_replies_state` ON `story_replies` (`state`);--> statement-breakpoint
CREATE TABLE `story_tags` (
	`story` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`story`, `kind`, `value`),
	FOREIGN KEY (`story`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_tags_value` ON `story_tags` (`kind`,`value`);--> statement-breakpoint
CREATE TABLE `story_texts` (
	`story` text PRIMARY KEY NOT NULL,
	`original` text,
	`copy` text,
	FOREIGN KEY (`story`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
create trigger `shown_public_stories_insert` after insert on `public_stories` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_public_stories_update` after update of `n`, `id`, `hub`, `month`, `title`, `name`, `young`, `lang`, `body`, `tags`, `conversation`, `changes` on `public_stories` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_public_stories_delete` after delete on `public_stories` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_story_changes_insert` after insert on `story_changes` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_story_changes_update` after update on `story_changes` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_story_changes_delete` after delete on `story_changes` begin update `shown` set `version` = `version` + 1; end;
