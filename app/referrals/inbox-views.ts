/** What the inbox can be asked for, by the name in its address. */
export const INBOX_VIEWS = ["waiting", "mine", "closed"] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];
