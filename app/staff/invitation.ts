/** What outbox rows are about that go to a colleague: a link to set up a sign-in, */
export const INVITATION = "invitation";
/** a link that makes a browser known, */
export const NEW_BROWSER = "newBrowser";
/** and word to an address that it is that colleague's no more. */
export const EMAIL_MOVED = "emailMoved";

export const TO_COLLEAGUES = [INVITATION, NEW_BROWSER, EMAIL_MOVED] as const;
