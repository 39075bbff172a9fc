/** What a mail is about that says which mailboxes have to be verified again. */
export const INBOXES_DUE = "inboxesDue";
