DROP INDEX `search_terms_term`;--> statement-breakpoint
CREATE INDEX `search_terms_holders` ON `search_terms` (`term`,`hub`,`at`,`referral`);--> statement-breakpoint
CREATE INDEX `referrals_unread` ON `referrals` (`hub`,`unread_since`);