CREATE TABLE `shown` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);--> statement-breakpoint
insert into `shown` (`id`, `version`) values (1, 0);
--> statement-breakpoint
create trigger `shown_hubs_insert` after insert on `hubs` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_hubs_update` after update on `hubs` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_hubs_delete` after delete on `hubs` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_hub_people_insert` after insert on `hub_people` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_hub_people_update` after update on `hub_people` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_hub_people_delete` after delete on `hub_people` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_closing_days_insert` after insert on `closing_days` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_closing_days_update` after update on `closing_days` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_closing_days_delete` after delete on `closing_days` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_settings_insert` after insert on `settings` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_settings_update` after update on `settings` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_settings_delete` after delete on `settings` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_helplines_insert` after insert on `helplines` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_helplines_update` after update on `helplines` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_helplines_delete` after delete on `helplines` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_councils_insert` after insert on `councils` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_councils_update` after update on `councils` begin update `shown` set `version` = `version` + 1; end;
--> statement-breakpoint
create trigger `shown_councils_delete` after delete on `councils` begin update `shown` set `version` = `version` + 1; end;
