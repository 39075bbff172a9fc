CREATE TABLE "shown" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);--> statement-breakpoint
insert into "shown" ("id", "version") values (1, 0);
--> statement-breakpoint
create function count_shown() returns trigger language plpgsql as $$ begin update "shown" set "version" = "version" + 1; return null; end $$;
--> statement-breakpoint
create trigger "shown_hubs" after insert or update or delete or truncate on "hubs" for each statement execute function count_shown();
--> statement-breakpoint
create trigger "shown_hub_people" after insert or update or delete or truncate on "hub_people" for each statement execute function count_shown();
--> statement-breakpoint
create trigger "shown_closing_days" after insert or update or delete or truncate on "closing_days" for each statement execute function count_shown();
--> statement-breakpoint
create trigger "shown_settings" after insert or update or delete or truncate on "settings" for each statement execute function count_shown();
--> statement-breakpoint
create trigger "shown_helplines" after insert or update or delete or truncate on "helplines" for each statement execute function count_shown();
--> statement-breakpoint
create trigger "shown_councils" after insert or update or delete or truncate on "councils" for each statement execute function count_shown();
