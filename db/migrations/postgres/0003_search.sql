CREATE TABLE "search_terms" (
	"referral" text NOT NULL,
	"term" text NOT NULL,
	"hub" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "search_terms_referral_term_pk" PRIMARY KEY("referral","term")
);
--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "reindex" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD COLUMN "search" text;--> statement-breakpoint
ALTER TABLE "search_terms" ADD CONSTRAINT "search_terms_referral_referrals_id_fk" FOREIGN KEY ("referral") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_terms_term" ON "search_terms" USING btree ("term","at","hub");--> statement-breakpoint
CREATE INDEX "referrals_reindex" ON "referrals" USING btree ("reindex");