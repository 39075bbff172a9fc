CREATE TABLE "booking_bodies" (
	"id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking_events" (
	"id" text PRIMARY KEY NOT NULL,
	"booking" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text,
	"sealed" text
);
--> statement-breakpoint
CREATE TABLE "booking_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"booking" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text,
	"sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"code_hash" text NOT NULL,
	"ask_for" text,
	"group_id" text NOT NULL,
	"hub" text NOT NULL,
	"state" text NOT NULL,
	"ended_why" text,
	"via" text NOT NULL,
	"seats" integer NOT NULL,
	"creche" integer NOT NULL,
	"transport" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"listed_at" timestamp (3) with time zone,
	"listed_turn" integer,
	"offered_at" timestamp (3) with time zone,
	"offer_until" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"start_answered" boolean DEFAULT false NOT NULL,
	"end_answered" boolean DEFAULT false NOT NULL,
	"delete_at" timestamp (3) with time zone,
	CONSTRAINT "bookings_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "keep_apart" (
	"id" text PRIMARY KEY NOT NULL,
	"hub" text NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text
);
--> statement-breakpoint
CREATE TABLE "keep_apart_bookings" (
	"pair" text NOT NULL,
	"booking" text NOT NULL,
	"side" text NOT NULL,
	CONSTRAINT "keep_apart_bookings_pair_booking_pk" PRIMARY KEY("pair","booking")
);
--> statement-breakpoint
CREATE TABLE "list_skips" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"booking" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"offered_to" text
);
--> statement-breakpoint
CREATE TABLE "session_places" (
	"session" text NOT NULL,
	"booking" text NOT NULL,
	"state" text NOT NULL,
	"seats" integer NOT NULL,
	"creche" integer NOT NULL,
	"units" integer NOT NULL,
	"transport" integer NOT NULL,
	"creche_away" boolean DEFAULT false NOT NULL,
	"attended" text,
	"attended_at" timestamp (3) with time zone,
	"attended_by" text,
	"reminded_at" timestamp (3) with time zone,
	CONSTRAINT "session_places_session_booking_pk" PRIMARY KEY("session","booking")
);
--> statement-breakpoint
CREATE TABLE "group_feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"programme" text NOT NULL,
	"group_id" text NOT NULL,
	"stage" text NOT NULL,
	"knows" integer NOT NULL,
	"confident" integer NOT NULL,
	"again" integer NOT NULL,
	"via" text NOT NULL,
	"on_date" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" text PRIMARY KEY NOT NULL,
	"programme" text NOT NULL,
	"hub" text NOT NULL,
	"room" text,
	"online" boolean NOT NULL,
	"join_by" text NOT NULL,
	"hide_venue" boolean NOT NULL,
	"language" text NOT NULL,
	"note" text NOT NULL,
	"leads" text NOT NULL,
	"seats" integer NOT NULL,
	"creche_places" integer NOT NULL,
	"creche_staff" integer NOT NULL,
	"transport_seats" integer NOT NULL,
	"ask_first" boolean NOT NULL,
	"state" text NOT NULL,
	"first_at" timestamp (3) with time zone,
	"last_at" timestamp (3) with time zone,
	"weekday" integer,
	"day_part" text,
	"seats_left" integer DEFAULT 0 NOT NULL,
	"creche_left" integer DEFAULT 0 NOT NULL,
	"waiting" integer DEFAULT 0 NOT NULL,
	"offer_due_at" timestamp (3) with time zone,
	"turn" integer DEFAULT 0 NOT NULL,
	"feedback_key" text NOT NULL,
	"example" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "groups_feedback_key_unique" UNIQUE("feedback_key")
);
--> statement-breakpoint
CREATE TABLE "programmes" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"for_whom" text NOT NULL,
	"session_is" text NOT NULL,
	"length" text NOT NULL,
	"run_by" text NOT NULL,
	"accredited" boolean NOT NULL,
	"drop_in" boolean NOT NULL,
	"ask_first" boolean NOT NULL,
	"from_months" integer,
	"to_months" integer,
	"expecting" boolean NOT NULL,
	"from_weeks" integer,
	"to_weeks" integer,
	"young_people" boolean NOT NULL,
	"example" boolean NOT NULL,
	"active" boolean NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" text PRIMARY KEY NOT NULL,
	"hub" text NOT NULL,
	"name" text NOT NULL,
	"address" jsonb NOT NULL,
	"directions" text NOT NULL,
	"access" text NOT NULL,
	"seats" integer NOT NULL,
	"example" boolean NOT NULL,
	"active" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"week" integer NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"room" text,
	"state" text NOT NULL,
	"moved_from" timestamp (3) with time zone,
	"seats_taken" integer DEFAULT 0 NOT NULL,
	"seats_held" integer DEFAULT 0 NOT NULL,
	"creche_taken" integer DEFAULT 0 NOT NULL,
	"creche_held" integer DEFAULT 0 NOT NULL,
	"units_taken" integer DEFAULT 0 NOT NULL,
	"units_held" integer DEFAULT 0 NOT NULL,
	"transport_taken" integer DEFAULT 0 NOT NULL,
	"transport_held" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"hub" text NOT NULL,
	"kind" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject" text NOT NULL,
	"reference" text NOT NULL,
	"ask_for" text,
	"sealed" text,
	"urgent" boolean NOT NULL,
	"done" integer NOT NULL,
	"rank" integer NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"taken_by" text,
	"taken_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"done_by" text,
	"alarm_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "booking_bodies" ADD CONSTRAINT "booking_bodies_id_bookings_id_fk" FOREIGN KEY ("id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_events" ADD CONSTRAINT "booking_events_booking_bookings_id_fk" FOREIGN KEY ("booking") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_messages" ADD CONSTRAINT "booking_messages_booking_bookings_id_fk" FOREIGN KEY ("booking") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "keep_apart" ADD CONSTRAINT "keep_apart_hub_hubs_id_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "keep_apart_bookings" ADD CONSTRAINT "keep_apart_bookings_pair_keep_apart_id_fk" FOREIGN KEY ("pair") REFERENCES "public"."keep_apart"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "keep_apart_bookings" ADD CONSTRAINT "keep_apart_bookings_booking_bookings_id_fk" FOREIGN KEY ("booking") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_skips" ADD CONSTRAINT "list_skips_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_skips" ADD CONSTRAINT "list_skips_booking_bookings_id_fk" FOREIGN KEY ("booking") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_skips" ADD CONSTRAINT "list_skips_offered_to_bookings_id_fk" FOREIGN KEY ("offered_to") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_places" ADD CONSTRAINT "session_places_session_sessions_id_fk" FOREIGN KEY ("session") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_places" ADD CONSTRAINT "session_places_booking_bookings_id_fk" FOREIGN KEY ("booking") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_feedback" ADD CONSTRAINT "group_feedback_programme_programmes_id_fk" FOREIGN KEY ("programme") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_feedback" ADD CONSTRAINT "group_feedback_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_programme_programmes_id_fk" FOREIGN KEY ("programme") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_hub_hubs_id_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_room_rooms_id_fk" FOREIGN KEY ("room") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_hub_hubs_id_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_room_rooms_id_fk" FOREIGN KEY ("room") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_events_booking" ON "booking_events" USING btree ("booking","at");--> statement-breakpoint
CREATE INDEX "booking_messages_booking" ON "booking_messages" USING btree ("booking","at");--> statement-breakpoint
CREATE INDEX "bookings_group" ON "bookings" USING btree ("group_id","state","listed_at","listed_turn");--> statement-breakpoint
CREATE INDEX "bookings_offer" ON "bookings" USING btree ("state","offer_until");--> statement-breakpoint
CREATE INDEX "bookings_delete" ON "bookings" USING btree ("delete_at");--> statement-breakpoint
CREATE INDEX "keep_apart_hub" ON "keep_apart" USING btree ("hub","ended_at");--> statement-breakpoint
CREATE INDEX "keep_apart_bookings_booking" ON "keep_apart_bookings" USING btree ("booking");--> statement-breakpoint
CREATE INDEX "list_skips_group" ON "list_skips" USING btree ("group_id","at");--> statement-breakpoint
CREATE INDEX "list_skips_booking" ON "list_skips" USING btree ("booking");--> statement-breakpoint
CREATE INDEX "session_places_booking" ON "session_places" USING btree ("booking");--> statement-breakpoint
CREATE INDEX "group_feedback_programme" ON "group_feedback" USING btree ("programme","stage");--> statement-breakpoint
CREATE INDEX "group_feedback_group" ON "group_feedback" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "groups_browse" ON "groups" USING btree ("state","first_at","id");--> statement-breakpoint
CREATE INDEX "groups_hub" ON "groups" USING btree ("hub","state","first_at","id");--> statement-breakpoint
CREATE INDEX "groups_programme" ON "groups" USING btree ("programme","state","first_at");--> statement-breakpoint
CREATE INDEX "groups_offer" ON "groups" USING btree ("offer_due_at");--> statement-breakpoint
CREATE INDEX "rooms_hub" ON "rooms" USING btree ("hub");--> statement-breakpoint
CREATE INDEX "sessions_group" ON "sessions" USING btree ("group_id","starts_at");--> statement-breakpoint
CREATE INDEX "sessions_start" ON "sessions" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "tasks_inbox" ON "tasks" USING btree ("hub","done","rank","due_at","id");--> statement-breakpoint
CREATE INDEX "tasks_inbox_all" ON "tasks" USING btree ("done","rank","due_at","id");--> statement-breakpoint
CREATE INDEX "tasks_ended" ON "tasks" USING btree ("hub","done","received_at","id");--> statement-breakpoint
CREATE INDEX "tasks_ended_all" ON "tasks" USING btree ("done","received_at","id");--> statement-breakpoint
CREATE INDEX "tasks_taken" ON "tasks" USING btree ("taken_by","done","rank","due_at","id");--> statement-breakpoint
CREATE INDEX "tasks_subject" ON "tasks" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "tasks_alarm" ON "tasks" USING btree ("done","alarm_at");--> statement-breakpoint
CREATE INDEX "tasks_lease" ON "tasks" USING btree ("done","lease_until");--> statement-breakpoint
create trigger "shown_programmes" after insert or update or delete or truncate on "programmes" for each statement execute function count_shown();
--> statement-breakpoint
create trigger "shown_rooms" after insert or update or delete or truncate on "rooms" for each statement execute function count_shown();
--> statement-breakpoint
create trigger "shown_groups" after insert or update of "programme", "hub", "room", "online", "hide_venue", "language", "note", "leads", "creche_places", "creche_staff", "transport_seats", "ask_first", "state", "first_at", "last_at" or delete or truncate on "groups" for each statement execute function count_shown();
--> statement-breakpoint
create trigger "shown_sessions" after insert or update of "starts_at", "ends_at", "room", "state" or delete or truncate on "sessions" for each statement execute function count_shown();
