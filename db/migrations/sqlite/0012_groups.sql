CREATE TABLE `booking_bodies` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `booking_events` (
	`id` text PRIMARY KEY NOT NULL,
	`booking` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by` text,
	`sealed` text,
	FOREIGN KEY (`booking`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `booking_events_booking` ON `booking_events` (`booking`,`at`);--> statement-breakpoint
CREATE TABLE `booking_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`booking` text NOT NULL,
	`at` integer NOT NULL,
	`by` text,
	`sealed` text NOT NULL,
	FOREIGN KEY (`booking`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `booking_messages_booking` ON `booking_messages` (`booking`,`at`);--> statement-breakpoint
CREATE TABLE `bookings` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`code_hash` text NOT NULL,
	`ask_for` text,
	`group_id` text NOT NULL,
	`hub` text NOT NULL,
	`state` text NOT NULL,
	`ended_why` text,
	`via` text NOT NULL,
	`seats` integer NOT NULL,
	`creche` integer NOT NULL,
	`transport` integer NOT NULL,
	`made_at` integer NOT NULL,
	`listed_at` integer,
	`listed_turn` integer,
	`offered_at` integer,
	`offer_until` integer,
	`ended_at` integer,
	`start_answered` integer DEFAULT false NOT NULL,
	`end_answered` integer DEFAULT false NOT NULL,
	`delete_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bookings_reference_unique` ON `bookings` (`reference`);--> statement-breakpoint
CREATE INDEX `bookings_group` ON `bookings` (`group_id`,`state`,`listed_at`,`listed_turn`);--> statement-breakpoint
CREATE INDEX `bookings_offer` ON `bookings` (`state`,`offer_until`);--> statement-breakpoint
CREATE INDEX `bookings_delete` ON `bookings` (`delete_at`);--> statement-breakpoint
CREATE TABLE `keep_apart` (
	`id` text PRIMARY KEY NOT NULL,
	`hub` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`hub`) REFERENCES `hubs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `keep_apart_hub` ON `keep_apart` (`hub`,`ended_at`);--> statement-breakpoint
CREATE TABLE `keep_apart_bookings` (
	`pair` text NOT NULL,
	`booking` text NOT NULL,
	`side` text NOT NULL,
	PRIMARY KEY(`pair`, `booking`),
	FOREIGN KEY (`pair`) REFERENCES `keep_apart`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `keep_apart_bookings_booking` ON `keep_apart_bookings` (`booking`);--> statement-breakpoint
CREATE TABLE `list_skips` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`booking` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL,
	`offered_to` text,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offered_to`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `list_skips_group` ON `list_skips` (`group_id`,`at`);--> statement-breakpoint
CREATE INDEX `list_skips_booking` ON `list_skips` (`booking`);--> statement-breakpoint
CREATE TABLE `session_places` (
	`session` text NOT NULL,
	`booking` text NOT NULL,
	`state` text NOT NULL,
	`seats` integer NOT NULL,
	`creche` integer NOT NULL,
	`units` integer NOT NULL,
	`transport` integer NOT NULL,
	`creche_away` integer DEFAULT false NOT NULL,
	`attended` text,
	`attended_at` integer,
	`attended_by` text,
	`reminded_at` integer,
	PRIMARY KEY(`session`, `booking`),
	FOREIGN KEY (`session`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_places_booking` ON `session_places` (`booking`);--> statement-breakpoint
CREATE TABLE `group_feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`programme` text NOT NULL,
	`group_id` text NOT NULL,
	`stage` text NOT NULL,
	`knows` integer NOT NULL,
	`confident` integer NOT NULL,
	`again` integer NOT NULL,
	`via` text NOT NULL,
	`on_date` text NOT NULL,
	FOREIGN KEY (`programme`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `group_feedback_programme` ON `group_feedback` (`programme`,`stage`);--> statement-breakpoint
CREATE INDEX `group_feedback_group` ON `group_feedback` (`group_id`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`programme` text NOT NULL,
	`hub` text NOT NULL,
	`room` text,
	`online` integer NOT NULL,
	`join_by` text NOT NULL,
	`hide_venue` integer NOT NULL,
	`language` text NOT NULL,
	`note` text NOT NULL,
	`leads` text NOT NULL,
	`seats` integer NOT NULL,
	`creche_places` integer NOT NULL,
	`creche_staff` integer NOT NULL,
	`transport_seats` integer NOT NULL,
	`ask_first` integer NOT NULL,
	`state` text NOT NULL,
	`first_at` integer,
	`last_at` integer,
	`weekday` integer,
	`day_part` text,
	`seats_left` integer DEFAULT 0 NOT NULL,
	`creche_left` integer DEFAULT 0 NOT NULL,
	`waiting` integer DEFAULT 0 NOT NULL,
	`offer_due_at` integer,
	`turn` integer DEFAULT 0 NOT NULL,
	`feedback_key` text NOT NULL,
	`example` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`programme`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hub`) REFERENCES `hubs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `groups_feedback_key_unique` ON `groups` (`feedback_key`);--> statement-breakpoint
CREATE INDEX `groups_browse` ON `groups` (`state`,`first_at`,`id`);--> statement-breakpoint
CREATE INDEX `groups_hub` ON `groups` (`hub`,`state`,`first_at`,`id`);--> statement-breakpoint
CREATE INDEX `groups_programme` ON `groups` (`programme`,`state`,`first_at`);--> statement-breakpoint
CREATE INDEX `groups_offer` ON `groups` (`offer_due_at`);--> statement-breakpoint
CREATE TABLE `programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`summary` text NOT NULL,
	`for_whom` text NOT NULL,
	`session_is` text NOT NULL,
	`length` text NOT NULL,
	`run_by` text NOT NULL,
	`accredited` integer NOT NULL,
	`drop_in` integer NOT NULL,
	`ask_first` integer NOT NULL,
	`from_months` integer,
	`to_months` integer,
	`expecting` integer NOT NULL,
	`from_weeks` integer,
	`to_weeks` integer,
	`young_people` integer NOT NULL,
	`example` integer NOT NULL,
	`active` integer NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rooms` (
	`id` text PRIMARY KEY NOT NULL,
	`hub` text NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`directions` text NOT NULL,
	`access` text NOT NULL,
	`seats` integer NOT NULL,
	`example` integer NOT NULL,
	`active` integer NOT NULL,
	FOREIGN KEY (`hub`) REFERENCES `hubs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rooms_hub` ON `rooms` (`hub`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`week` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`room` text,
	`state` text NOT NULL,
	`moved_from` integer,
	`seats_taken` integer DEFAULT 0 NOT NULL,
	`seats_held` integer DEFAULT 0 NOT NULL,
	`creche_taken` integer DEFAULT 0 NOT NULL,
	`creche_held` integer DEFAULT 0 NOT NULL,
	`units_taken` integer DEFAULT 0 NOT NULL,
	`units_held` integer DEFAULT 0 NOT NULL,
	`transport_taken` integer DEFAULT 0 NOT NULL,
	`transport_held` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_group` ON `sessions` (`group_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `sessions_start` ON `sessions` (`starts_at`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`hub` text NOT NULL,
	`kind` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject` text NOT NULL,
	`reference` text NOT NULL,
	`ask_for` text,
	`sealed` text,
	`urgent` integer NOT NULL,
	`done` integer NOT NULL,
	`rank` integer NOT NULL,
	`received_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`taken_by` text,
	`taken_at` integer,
	`lease_until` integer,
	`done_at` integer,
	`done_by` text,
	`alarm_at` integer
);
--> statement-breakpoint
CREATE INDEX `tasks_inbox` ON `tasks` (`hub`,`done`,`rank`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_inbox_all` ON `tasks` (`done`,`rank`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_ended` ON `tasks` (`hub`,`done`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_ended_all` ON `tasks` (`done`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_taken` ON `tasks` (`taken_by`,`done`,`rank`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_subject` ON `tasks` (`subject`);--> statement-breakpoint
CREATE INDEX `tasks_alarm` ON `tasks` (`done`,`alarm_at`);--> statement-breakpoint
CREATE INDEX `tasks_lease` ON `tasks` (`done`,`lease_until`);--> statement-breakpoint
create trigger `shown_programmes_insert` after insert on `programmes` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_programmes_update` after update on `programmes` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_programmes_delete` after delete on `programmes` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_rooms_insert` after insert on `rooms` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_rooms_update` after update on `rooms` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_rooms_delete` after delete on `rooms` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_groups_insert` after insert on `groups` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_groups_update` after update of `programme`, `hub`, `room`, `online`, `hide_venue`, `language`, `note`, `leads`, `creche_places`, `creche_staff`, `transport_seats`, `ask_first`, `state`, `first_at`, `last_at` on `groups` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_groups_delete` after delete on `groups` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_sessions_insert` after insert on `sessions` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_sessions_update` after update of `starts_at`, `ends_at`, `room`, `state` on `sessions` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_sessions_delete` after delete on `sessions` begin update `shown` set `version` = `version` + 1; end;
