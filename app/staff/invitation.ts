import { EMAIL_MOVED, NEW_BROWSER } from "../outbox/no-matter";

/** What outbox rows are about that go to a colleague: a link to set up a sign-in, and what is no matter where it fails. */
export const INVITATION = "invitation";

export const TO_COLLEAGUES = [INVITATION, NEW_BROWSER, EMAIL_MOVED] as const;
