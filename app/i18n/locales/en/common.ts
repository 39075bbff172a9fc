/** What every page shares: chrome, components, the names of things. */
export const common = {
  siteName: "Family Support Hubs",
  place: "South Lanarkshire",
  skip: "Skip to main content",
  exit: "Leave this website quickly",
  aboutThisSite: "About this website",
  exampleOnly: "Example only. No one reads what you send here.",
  unchecked:
    "No person has checked the words on this page in this language yet. If something is not clear, ring a hub and ask for an interpreter.",
  language: "Language",
  back: "Back",
  change: "Change",
  print: "Print this page",
  notFilledIn: "The service has not filled this in yet",
  footer: {
    label: "More about this website",
    helpNow: "Help now",
    safety: "Using this website safely",
    privacy: "Privacy",
    accessibility: "Accessibility",
    contact: "Contact us",
    about: "Early help for families in South Lanarkshire, before birth and up to 18.",
  },
  staffNav: {
    label: "Staff pages",
    inbox: "Inbox",
    undelivered: "Undelivered",
    signOut: "Sign out {{name}}",
  },
  error: {
    title: "There is something to put right",
    prefix: "Error:",
  },
  count: {
    upTo: "You can write up to {{n}} characters.",
    left: "Characters left: {{n}}",
    over: "Characters too many: {{n}}",
  },
  date: {
    day: "Day",
    month: "Month",
    year: "Year",
  },
  phone: {
    of: "({{name}})",
    checked: "Last checked on {{date}}",
    unchecked: "Not checked by the service yet",
    bsl: "Use BSL",
    bsl999: "999 in BSL",
    toCall: "to call {{name}}, opens another website",
  },
  emergency: {
    name: "Police, ambulance or fire",
    note: "If someone is in danger now",
  },
  nhs24: {
    name: "NHS 24",
    note: "If someone is ill or very upset and it cannot wait",
  },
  outOfHours: {
    name: "Social work, day and night",
    note: "If you are worried about a child or an adult",
  },
};
