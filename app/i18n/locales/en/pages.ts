/** The pages of information. Text in lists of blocks may hold **bold** and [links](/somewhere). */
import { accessibilityPage } from "./pages-accessibility";
import { privacyPage } from "./pages-privacy";
import { safetyPage } from "./pages-safety";

export const pages = {
  home: {
    heading: "Support for your family, early on",
    lead: "The Family Support Hubs help families in South Lanarkshire, from pregnancy until a child is 18. You can come to us yourself, about anything big or small, before things get too hard.",
    talkFirst: "Would you rather talk? [Ring a hub](#talk). Tell us as much or as little as you like.",
    ask: {
      title: "Ask for support",
      text: "Six questions, about two minutes. You can give any name you like.",
    },
    find: {
      title: "Find your hub",
      text: "Type your postcode, town or village.",
    },
    groups: {
      title: "Groups",
      text: "Meet other parents. Find one that fits you, and book a place.",
    },
    stories: {
      title: "Stories",
      text: "Read how it went for others, and tell us how it was for you.",
    },
    again:
      "Have you asked us, booked a group or told a story before? [Go to your page](/your-page) with your reference and code.",
    talk: "Would you rather talk?",
    talkText:
      "Ring any hub. If you reach the wrong one, we pass you on. You do not need to know what to ask for.",
    helpNow: "If you need help now",
    moreHelp: "More numbers for now, day and night",
  },
  helpNow: {
    title: "Help now",
    heading: "Help now",
    danger: "If someone is in danger, ring 999",
    dangerText:
      "Ring even if you are not sure. If you are deaf or use BSL, use 999 BSL: it is free and you do not need to sign up.",
    lines: "Someone to talk to",
    linesText: "Children and young people can ring too. You do not have to give your name.",
    noOutOfHours:
      "The council's day and night number for social work is **not shown here yet**: the service still has to confirm it. If you are worried about a child tonight and it cannot wait, ring 999 or 101.",
    hubs: "Your hub, in the daytime",
    bsl: "“Use BSL” takes you to contactSCOTLAND-BSL. An interpreter joins you on video and makes the call with you.",
  },
  contact: {
    title: "Contact us",
    heading: "Contact us",
    lead: "Ring, write or come in. Any hub will help you, or find who can.",
    page: "Opening times and how to get to {{hub}}",
    email: "E-mail",
    phone: "Phone",
    address: "Address",
    example: "Example: these are made-up details until the hub puts in its own.",
    safeEmail:
      "Please do not put private things in an e-mail. It is safer to [ask for support](/ask) here, or to ring.",
    complaint: "If you are not happy with us",
    complaintBlocks: [
      "You have a right to complain. It will not change the help you get.",
      {
        list: [
          "**Tell the hub first**, if you can. Most things are put right fastest there. Ask for the manager.",
          "**Complain to South Lanarkshire Council.** How to do it: {{complaints}}",
          "**Still not happy** after the council has answered? The Scottish Public Services Ombudsman is independent and free: [spso.org.uk](https://www.spso.org.uk).",
        ],
      },
      "About how we use your information, see [Privacy](/privacy). About a page that does not work for you, see [Accessibility](/accessibility).",
    ],
  },
  hub: {
    open: "Open now until {{time}}",
    opensToday: "Closed now. Opens today at {{time}}",
    opensSoon: "Closed now. Opens {{day}} at {{time}}",
    closed: "Closed now. Please ring to ask when we open",
    example: "This is an example",
    exampleText:
      "The address, phone number, e-mail and times below are made up. The hub has not put in its own yet.",
    ring: "Ring us",
    phone: "Phone",
    address: "Address",
    email: "E-mail",
    hours: "Opening times",
    day: "Day",
    times: "Times",
    hoursOf: "{{open}} to {{close}}",
    dayClosed: "Closed",
    holidays: "We are closed on public holidays.",
    people: "Who you might meet",
    directions: "How to get here",
    next: "What next?",
    ask: "Ask for support",
    groups: "Groups at this hub",
    otherHub: "Not your hub? [Find your hub](/find-your-hub)",
  },
  safety: safetyPage,
  privacy: privacyPage,
  accessibility: accessibilityPage,
  plain: {
    notFound: {
      title: "We cannot find that page",
      text: "The address may have changed, or a letter may be missing. You have done nothing wrong.",
    },
    fault: {
      title: "Sorry, something went wrong",
      text: "It is our fault, not yours. Please try again in a few minutes. If you were sending us something, do not count on it having reached us: ring instead.",
    },
    refused: {
      title: "Sorry, we could not take that",
      text: "It did not come from one of our own pages, so to keep you safe we threw it away. Please go back to the home page and try once more, or ring us.",
    },
    tooLong: {
      title: "Sorry, that is too long for us",
      text: "Nothing was sent. Please go back and make it shorter, or tell us the rest when we talk.",
    },
    reference: "If you tell us about it, please say this: {{reference}}",
    waysOn: "What you can do",
    home: "Go to the home page",
    talk: "Talk to a person",
  },
};
