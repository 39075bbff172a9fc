/** What outbox rows are about that carry a link for a colleague: to set up a sign-in, and to make a browser known. */
export const INVITATION = "invitation";
export const NEW_BROWSER = "newBrowser";
