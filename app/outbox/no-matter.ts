/** A link that makes a colleague's browser known: anybody can ask for it on the sign-in page. */
export const NEW_BROWSER = "newBrowser";
/** Word to an address that it is a colleague's no more. */
export const EMAIL_MOVED = "emailMoved";

/** Mails that nobody can do anything about where the mailbox does not take them: the old address of somebody who has a new
 *  one may be closed, and whoever asked for a link, perhaps a stranger, can ask again. They must not bury what families
 *  wait for, nor turn pages red. */
export const NO_MATTER = [NEW_BROWSER, EMAIL_MOVED];
