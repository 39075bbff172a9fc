/** Test requests that the portal sends itself, to find a break before a family does. */
export const canary = {
  /** the answers of one */
  callMe: "Test",
  help: "This is a test, sent by the portal itself. Nobody has asked for support, and there is nothing to do.",
  tag: "Test",
  nothing: "Test, nothing to do",
  shared: "No hub yet",
  off: "Switched off",
  offText:
    "No test goes by itself. A mailbox that is closed, or a queue that nobody reads, is found only when a family gets no answer. Ask whoever runs the portal to switch them on, and send a test by hand until then.",
  explained:
    "The portal sent this itself, to see that requests arrive. It goes away by itself and is not counted.",
  title: "Test requests",
  lead: "Now and then the portal sends each hub, and the list of requests that have no hub yet, a test, the way a family's request goes. It is seen when it stands in the hub's list, opens, and its notices were taken.",
  caption: "The last test of each",
  result: "Result",
  seen: "Seen {{at}}.",
  failed: "Not seen. It was sent {{at}}.",
  never: "No test yet.",
  underWay: "A test was sent {{at}} and is under way.",
  missing: {
    listed: "It was not in the hub's list. Tell whoever runs the portal.",
    opened: "Its words could not be opened. Tell whoever runs the portal to look at the key files.",
    announced:
      "The duty mailbox did not take the e-mail, or sent it back. Check the mailbox and the mail server, and verify the mailbox again.",
    announcedAtNight:
      "The out-of-hours mailbox did not take the e-mail, or sent it back. Check the mailbox, and verify it again.",
    queued: "The queue did not take the notice. Tell whoever runs the queue.",
  },
  settings: "Mailboxes of {{hub}}",
  send: "Send a test now",
  sendTo: "to {{hub}}",
  alarm: "Test request",
};
