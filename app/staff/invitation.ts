/** What outbox rows are about that carry a new colleague's link. */
export const INVITATION = "invitation";
/** And those that tell an address that it is a colleague's no more. */
export const EMAIL_MOVED = "emailMoved";
