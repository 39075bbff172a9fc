DROP INDEX "search_terms_term";--> statement-breakpoint
CREATE INDEX "referrals_unread" ON "referrals" USING btree ("hub","unread_since");--> statement-breakpoint
CREATE INDEX "search_terms_holders" ON "search_terms" USING btree ("term","hub","at","referral");