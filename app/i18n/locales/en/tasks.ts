/** What a person must do that is no request: in the inbox, on its own page, and in the words the portal puts in it. */
export const tasks = {
  what: {
    ask: "Talk with them about a group",
    ring: "Ring: something they must know",
    needs: "Needs were asked for or changed",
    missed: "Missed a session",
    story: "A story needs a person",
  },
  filter: {
    kind: "Requests or other work",
    requests: "Requests",
    bookings: "Bookings of groups",
    stories: "Stories",
  },
  story: {
    danger:
      "Somebody who told a story wrote words that may mean danger. These are the sentences around them. Nobody can read the story until this is done.",
    dangerLater:
      "The author of a story wrote something more on their page, with words that may mean danger. These are the sentences around them. Nobody can read what they wrote until this is done; what was shown before is still shown.",
  },
  nobody: "Nobody is named",
  column: "What is to be done",
  tag: "Booking",
  storyTag: "Story",
  group: {
    title: "Work with bookings",
    caption: {
      waiting: "What has to be done for bookings. Urgent first, then by when it is due.",
      mine: "What you have. Urgent first, then by when it is due.",
      closed: "What was done. Newest first.",
    },
    empty: {
      waiting: "Nothing is waiting.",
      mine: "You have nothing at the moment.",
      closed: "Nothing has been done yet.",
    },
  },
  page: {
    urgent: "This is urgent.",
    late: "This is late.",
    lateText: "It should have been done by {{at}}.",
    why: "Why",
    gone: "The words were deleted, because they were kept long enough.",
    before: "Before you get in touch",
    beforeText:
      "Somebody may be watching this family. The booking says which ways are safe, when, and what you may say.",
    booking: "See the booking and the safe ways",
    stale:
      "Nobody has asked this family for 30 days whether the ways are still safe. Ask first thing, and write down what they say.",
    unsafe:
      "The last time somebody asked, a way was not safe any more. Do not use it. Talk with your manager about how to reach them.",
    mine: "You have this.",
    openBy: "Open now by {{names}}. Speak to each other before you get in touch.",
    take: "I will do this",
    doneTitle: "Say that it is done",
    outcome: "What was done?",
    outcomeIs: {
      spoke: "I spoke with them",
      wrote: "I wrote to them in a safe way",
      notNeeded: "There is nothing to do any more",
      notReached: "Nobody could reach them, and we stop trying",
    },
    text: "What should others know? (optional)",
    doneButton: "It is done",
    tried: "I tried and could not reach them",
    triedText: "What did you try? (optional)",
    triedButton: "Keep this try",
    ended: "This was done.",
    endedByPortal: "There is nothing to do any more: what it was about has changed.",
    reopen: "That was a mistake: put it back",
    history: "What was done",
    portal: "The portal",
    did: {
      taken: "Taken",
      givenBack: "Returned to the team",
      tried: "Tried, not reached",
      handedOver: "Handed over to {{to}}",
      returned: "Returned to the team",
      done: "Done",
      reopened: "Put back",
    },
    returnedWhy: {
      leaseEnded: "Nothing was done with it for some time.",
      left: "Whoever had it does not work here any more.",
    },
  },
  /** why somebody has to ring: the portal's words, for staff */
  tell: {
    offered:
      "There is room for them in their group. Their places are kept until {{until}}. They do not know yet.",
    moved: "A date has changed: not {{from}}, but {{to}}.",
    sessionAdded: "The group meets on {{at}} as well.",
    sessionCancelled: "The group does not meet on {{at}}.",
    placeChanged: "The group meets in another place on {{at}}.",
    groupClosed: "Their group does not happen, or does not go on.",
    noDates:
      "Every date of their group is cancelled, and there are no new ones. Ask whether another group would help.",
    begun: "The group has begun and they had no places. Ask whether another group would help.",
    at: "{{day}}, {{time}}",
  },
  /** to a family that may be watched: neither what nor where */
  reminder: "See you {{day}}, {{time}}",
};
