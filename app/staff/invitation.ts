/** What outbox rows are about that go to a colleague: a link to set up a sign-in, */
export const INVITATION = "invitation";
/** and word to an address that it is that colleague's no more. */
export const EMAIL_MOVED = "emailMoved";

export const TO_COLLEAGUES = [INVITATION, EMAIL_MOVED] as const;
