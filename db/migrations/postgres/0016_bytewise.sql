ALTER TABLE "audit"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "actor" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "action" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "subject_kind" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "subject" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "detail" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "heartbeats"
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "booking_bodies"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "booking_events"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "booking" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "kind" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "booking_messages"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "booking" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "bookings"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "reference" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "code_hash" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "ask_for" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "group_id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "state" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "ended_why" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "via" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "keep_apart"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "created_by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "ended_by" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "keep_apart_bookings"
	ALTER COLUMN "pair" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "booking" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "side" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "list_skips"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "group_id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "booking" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "reason" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "offered_to" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "session_places"
	ALTER COLUMN "session" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "booking" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "state" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "attended" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "attended_by" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "setting_changes"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "action" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "put_back" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "canaries"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "reconciliations"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "day" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "drafts"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "slips"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "submissions"
	ALTER COLUMN "key" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "kind" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "subject" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "holder" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "receipt" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "group_feedback"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "programme" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "group_id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "stage" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "via" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "on_date" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
drop trigger "shown_groups" on "groups";
--> statement-breakpoint
ALTER TABLE "groups"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "programme" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "room" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "join_by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "language" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "note" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "leads" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "state" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "day_part" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "feedback_key" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
create trigger "shown_groups" after insert or update of "programme", "hub", "room", "online", "hide_venue", "language", "note", "leads", "creche_places", "creche_staff", "transport_seats", "ask_first", "state", "first_at", "last_at" or delete or truncate on "groups" for each statement execute function count_shown();
--> statement-breakpoint
ALTER TABLE "programmes"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "summary" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "for_whom" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "session_is" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "length" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "run_by" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "rooms"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "directions" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "access" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
drop trigger "shown_sessions" on "sessions";
--> statement-breakpoint
ALTER TABLE "sessions"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "group_id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "room" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "state" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
create trigger "shown_sessions" after insert or update of "starts_at", "ends_at", "room", "state" or delete or truncate on "sessions" for each statement execute function count_shown();
--> statement-breakpoint
ALTER TABLE "closing_days"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "date" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "helplines"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "number" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hours" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "note" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "confidence" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "hub_inboxes"
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "kind" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "email" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "pending_email" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "code_hash" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "hub_people"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "role" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "photo" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "hubs"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "locality" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "phone" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "email" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "directions" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "manager_name" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "settings"
	ALTER COLUMN "key" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "value" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "bulk_actions"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "command" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "bulk_items"
	ALTER COLUMN "bulk" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "referral" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "refused" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "labels"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "referral_labels"
	ALTER COLUMN "referral" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "label" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "reply_blocks"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "lang" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "text" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "checked_by" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "saved_views"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "staff" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "query" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "outbox"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "subject_kind" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "subject" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "channel" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "inbox" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "state" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "message_id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "last_code" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "councils"
	ALTER COLUMN "code" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "places"
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "outcome" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "other_hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "council" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "postcodes"
	ALTER COLUMN "unit" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "ward" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "council" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "sectors"
	ALTER COLUMN "sector" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "council" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sure" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "ward_sectors"
	ALTER COLUMN "ward" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sector" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "wards"
	ALTER COLUMN "code" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
drop trigger "shown_public_stories" on "public_stories";
--> statement-breakpoint
ALTER TABLE "public_stories"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "month" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "title" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "lang" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
create trigger "shown_public_stories" after insert or update of "n", "id", "hub", "month", "title", "name", "young", "lang", "body", "tags", "conversation", "changes" or delete or truncate on "public_stories" for each statement execute function count_shown();
--> statement-breakpoint
ALTER TABLE "staff_faces"
	ALTER COLUMN "staff" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "role" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "photo_id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "photo" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "story_counts"
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "month" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "tag" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "story_terms"
	ALTER COLUMN "term" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "bits" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "referral_alarms"
	ALTER COLUMN "referral" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "kind" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "referral_bodies"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "referral_events"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "referral" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "kind" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "referral_links"
	ALTER COLUMN "referral" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "other" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "kind" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "referral_messages"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "referral" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "referral_notes"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "referral" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "referrals"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "reference" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "ask_for" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "state" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "via" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "asked_by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "taken_by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "outcome" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "news" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "code_hash" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "merged_into" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "search_terms"
	ALTER COLUMN "referral" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "term" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "staff"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "email" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "password_hash" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "totp" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "totp_step" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "oidc_subject" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "invite_hash" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "staff_challenges"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "kind" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "staff_passkeys"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "staff" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "public_key" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "staff_recovery_codes"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "staff" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "code_hash" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "staff_roles"
	ALTER COLUMN "staff" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "role" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "staff_sessions"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "staff" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "search" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "stories"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "reference" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "code_hash" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "state" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "audience" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "shown_to" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "lang" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "via" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "told_on" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "shown_on" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "answered_on" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "taken_by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "passed_by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "second_by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hold_until" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "public_id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "delete_on" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "story_answers"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "story" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "state" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "role" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "readers" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "helped" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "story_changes"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "story" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "state" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "said" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "plan" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "outcome" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "owner" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "planned_on" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "due_on" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "ended_on" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "readers" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "story_events"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "story" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "on_date" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "kind" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "story_praise"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "story" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "name" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "noted_on" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "told_on" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "story_replies"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "story" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "state" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "original" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "copy" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sent_on" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "readers" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "story_tags"
	ALTER COLUMN "story" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "kind" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "value" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "story_texts"
	ALTER COLUMN "story" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "original" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "copy" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "task_alarms"
	ALTER COLUMN "task" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "kind" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "tasks"
	ALTER COLUMN "id" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "hub" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "kind" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "subject_kind" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "subject" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "reference" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "ask_for" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "sealed" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "taken_by" SET DATA TYPE text COLLATE "C",
	ALTER COLUMN "done_by" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
-- what the planner knew of these columns went with their order; it would learn it again only after a tenth has changed
ANALYZE;
