/** What other calendars and directories show of our groups. */
export const feeds = {
  calendar: {
    ofAll: "Family Support Hubs: groups",
    ofHub: "{{hub}}: groups",
    example: "{{name}} (example only)",
    online: "Online",
    hidden: "In the {{locality}} area. We tell you the place when you have booked.",
    more: "Ask {{hub}}, {{phone}}, or read more at {{url}}",
  },
  service: {
    example: "This is an example. It is not known whether this runs, or on these dates.",
    length: "How long: {{length}}",
    dropIn: "You do not have to book: just come.",
    askFirst: "We have a chat with you first.",
    bsl: "British Sign Language",
    free: "Free",
    everybody: "Everybody",
    accredited: "Accredited. Run by: {{runBy}}",
    paused: "We take no new bookings just now. Ring the hub.",
    organization:
      "Early help for families in the {{locality}} area of South Lanarkshire: for those who expect a baby, and for babies, children and young people up to 18.",
  },
  schedule: {
    weekly: "{{day}}, {{opens}} to {{closes}}, by the clock in the United Kingdom. Only on the dates listed.",
    dates: "Dates: {{dates}}",
  },
  attending: {
    inPerson: "In person",
    online: "Online",
    hidden: "In person. We tell you the place when you have booked.",
  },
};
