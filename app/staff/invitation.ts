/** What outbox rows are about that carry a new colleague's link. */
export const INVITATION = "invitation";
