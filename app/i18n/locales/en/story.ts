import type { WordsOf } from "../../../questions/question";
import type { storyJourney } from "../../../stories/story.questions";
import { tooLong } from "./asked";
import { goodFeelings, hardFeelings } from "./feelings";

/** What both roads to a story ask, said in the same words. */
export const tooLongBox =
  "This is more than one box can keep. The end of it may be missing. Please make it shorter: a story can have up to 1,000 words.";
export const nameErrors = {
  email: "Please leave out e-mail and web addresses. People could find you with them.",
  phone: "Please leave out phone numbers. People could find you with them.",
  year: "Please leave out the year. It could say when you or your child were born.",
  age: "Please leave out the number. It could be an age, and help people guess who you are. “Mum of 3” is fine.",
  told: "Part of this name is also in your story, and looks like a real name. Someone who knows you might see that it is you. Please choose another.",
  toldEmail:
    "Part of this name is in an e-mail address that you wrote. Someone could find you with it. Please choose another.",
  letters: "Please use some letters, so that people can say the name.",
  tooLong: tooLong("40"),
};

const questions: WordsOf<typeof storyJourney.questions> = {
  title: {
    label: "In a few words, what is your story about?",
    hint: "This will be its title. For example: “Someone who listened”, or “Six weeks is too long”. Leave out names.",
    errors: { required: "Write a few words, so that your story has a title.", tooLong: tooLong("120") },
  },
  happened: {
    label: "What happened?",
    hint: "In your own words. You can leave out names, dates and places: your story is just as clear without them, and it is harder to guess that it is you.",
    errors: { required: "Write what happened. A few words are enough.", tooLong: tooLongBox },
  },
  good: {
    label: "What was good, and why?",
    hint: "You can leave this empty.",
    errors: { tooLong: tooLongBox },
  },
  better: {
    label: "What could have been better, and why?",
    hint: "You can leave this empty. We want to hear it: it is how things change.",
    errors: { tooLong: tooLongBox },
  },
  goodFeelings: {
    label: "Good feelings",
    errors: {},
    options: goodFeelings,
  },
  hardFeelings: {
    label: "Hard feelings",
    errors: {},
    options: hardFeelings,
  },
  feelWords: { label: "Or in your own words", errors: { tooLong: tooLongBox } },
  wish: {
    label: "What would you like to happen?",
    hint: "You can leave this empty. For example: something that should change, or that should stay as it is.",
    errors: { tooLong: tooLongBox },
  },
  who: {
    label: "Who are you in this story?",
    hint: "You can leave this empty.",
    errors: {},
    options: {
      parent: "A parent",
      carer: "A carer, for example a grandparent or a foster carer",
      expecting: "Expecting a baby",
      youngPerson: "A young person",
      helping: "Someone who helps a family",
    },
  },
  hub: {
    label: "Which hub is it mostly about?",
    hint: "This hub answers you.",
    errors: { required: "Choose the hub that your story is about." },
  },
  otherHubs: { label: "Is it about another hub too?", hint: "You can leave this empty.", errors: {} },
  services: {
    label: "What did you come for, or who helped you?",
    hint: "Choose all that fit, or leave this empty.",
    errors: {},
    options: {
      familySupport: "Family support workers",
      socialWork: "Social workers",
      groups: "Groups",
      peerWorker: "Workers who have been through it themselves",
      childrenFirst: "Children First",
      therapy: "Someone to talk to about feelings (therapy)",
      website: "This website",
      other: "Something else",
    },
  },
  programmes: {
    label: "Is it about one of these groups?",
    hint: "Choose all that fit, or leave this empty.",
    errors: {},
  },
  name: {
    label: "What name shall we put on your story?",
    hint: "A made-up name, please: not your real one, and no name that people call you by. You can leave this empty.",
    errors: nameErrors,
  },
  audience: {
    label: "Who may see your story?",
    hint: "It is your choice. A moderator reads it first. You can change this later on your page, and take your story down at once.",
    errors: { required: "Choose who may see your story." },
    options: {
      hub: "The people who work at this hub",
      hubs: "The people who work at any of our hubs",
      public: "Everyone: yes, you may publish it",
    },
    optionHints: {
      hub: "Only the teams of the hubs that you chose can read it, and the moderator.",
      hubs: "The teams of all our hubs can read it, and learn from it.",
      public:
        "It stands on this website, with the name you chose. Anyone can read it, also people who know you. Others may copy it while it is there.",
    },
  },
  asks: {
    label: "Do you want to see what we change, before anyone else reads it?",
    hint: "A moderator takes out what could show who you are: names, dates, places.",
    errors: { required: "Choose yes or no." },
    options: { yes: "Yes, show me first", no: "No, that is not needed" },
    optionHints: {
      yes: "If we change something, we wait until you come back with your code and say yes. Until then nobody else reads it.",
      no: "You can still see every change afterwards, on your page, for a while.",
    },
  },
};

/** Telling a story: before, while and after it is sent. */
export const story = {
  questions,
  steps: {
    q5: { heading: "How did you feel?", lead: "Choose all that fit. You can leave this empty." },
    q8: { heading: "Which part of our work is it about?" },
    q10: { heading: "Before you send it" },
  } as Record<string, { heading?: string; lead?: string; after?: string }>,
  /** of whoever chose none */
  unnamed: {
    by: {
      parent: "A parent",
      carer: "A carer",
      expecting: "Someone expecting a baby",
      youngPerson: "A young person",
      helping: "Someone who helps a family",
      nobody: "Someone",
    },
    youngTitle: "A young person's story",
  },
  /** offered to whoever cannot think of one */
  names: [
    ...["Blue Heron", "Quiet River", "Morning Star", "Red Kite", "Little Lantern", "Wild Thyme"],
    ...["Silver Birch", "Paper Boat", "Green Door", "Windy Hill", "Warm Bread", "Open Gate"],
    ...["Bright Button", "Snowdrop", "River Otter", "Yellow Wellies", "Cloud Watcher", "Sea Glass"],
    ...["Brave Wren", "Garden Robin", "Lucky Pebble", "Tall Thistle", "Patchwork", "Night Owl"],
    ...["Early Bird", "Porridge Oats", "Big Umbrella", "Rainbow Sock", "Gentle Badger", "Skimming Stone"],
    ...["Purple Heather", "Tea Kettle", "Kind Acorn", "Meadow Lark", "Copper Leaf", "Second Helping"],
  ],
  offer: "Can't think of one? Take one of these",
  /** what unfolds the list of groups */
  programmesFold: "Was it about a group? Choose it here",
  words: {
    left: "Words left for your whole story: #",
    over: "Too many words: #",
    soFar: "Your whole story can have up to {{most}} words. So far: {{count}}.",
  },
  tell: {
    title: "Tell your story",
    heading: "Tell your story",
    lead: "Good or bad, we want to hear it. What you tell us is read, answered, and can change how we work.",
    notNow: "This page is not for help now",
    notNowBody: "Nobody answers a story today. If someone may be hurt, or you cannot wait:",
    how: "How it works",
    steps: [
      "You answer up to ten questions. Most can be left empty. You can write up to 1,000 words.",
      "A moderator reads it first. That is a person whose work it is to read stories.",
      "They take out what could show who you are. If you like, you see every change before anyone else reads it.",
      "Then the people you chose can read it: one hub, all hubs, or everyone. The hub answers you by name.",
    ],
    asks: "What we ask, and what we don't",
    facts: [
      "We don't ask your name, your e-mail or your phone number.",
      "You get a code. With it you can come back, read the answer, and reply.",
      "You can take your story back at any time. Then nobody can read it any more.",
      "Your story is not joined to any request or booking of yours. The workers you met are not told who wrote it.",
      "If someone may be seriously hurt, we may have to speak to others about what you wrote.",
    ],
    keepFold: "How long do we keep what you write?",
    keepTitle: "May we keep what you write for longer?",
    keep: "Keep what I write for 24 hours on this device",
    keepHint:
      "Choose this only if nobody else uses this phone or computer, or looks at it. Otherwise they could open what you wrote, until you send it or press “Leave this website quickly”. If you leave this empty, it is kept for {{minutes}} minutes while you are not writing.",
    carryOn: "Have you begun already? Press the same button again on this device, and you can carry on.",
    start: "Tell your story",
    young: "I am a young person",
    youngHint: "The second button leads to a shorter form, for children and young people.",
    ranOut: "Nothing was sent",
    ranOutBody:
      "To keep you safe, we keep a form for a short time only. The time was over, and what you wrote is gone. We are sorry. Please start again, or ring a hub and tell us.",
  },
  urgent:
    "A story is not read today. A person reads it within a few days. If it cannot wait, ring one of these numbers.",
  complaint: {
    title: "Do you want to make a complaint?",
    body: "A story is not a complaint. A complaint goes another way, and someone has to answer it by a set day. You can do both.",
    stays: "What you have written here stays.",
    road: "How to make a complaint: {{road}}",
    childRoad: "For children and young people: {{road}}",
    ring: "Ring any hub and say that you want to make a complaint. They tell you how, and can write it down for you.",
  },
  check: {
    marked: "Someone who knows you might read this",
    markedBody:
      "In the marked places you may have written something that shows who you are. You can change it.",
    markedSend:
      "Or send it as it is: a moderator reads it first, and takes such things out before anyone else sees it.",
    kinds: {
      phone: "a phone number",
      email: "an e-mail address",
      postcode: "a postcode",
      name: "a name",
      handle: "a name that you use online",
      date: "an exact date",
      birthdate: "a date of birth",
      school: "a school",
      street: "a street",
      number: "a number that belongs to one person or one home",
    },
    sees: "This looks like: {{what}}",
    sendAsItIs: "Send it as it is",
    over_one: "Your story has {{words}} words. That is 1 word more than we can take.",
    over_other: "Your story has {{words}} words. That is {{count}} words more than we can take.",
    overBody:
      "We have kept all you wrote. Please make one of the longer parts shorter, then come back here. It may help to keep what matters most to you.",
  },
  sent: {
    heading: "Thank you. We have your story",
    reference: "Your reference, to say aloud",
    code: "Your secret code, to come back with",
    codeHint:
      "With both you can come back to “Your page”: read what we changed, read the answer, reply, change who may see it, or take it back. We have no other way to reach you, and cannot look up who you are.",
    next: "What happens next",
    readBy_one: "A moderator reads it within one working day, by {{day}}.",
    readBy_other: "A moderator reads it within {{count}} working days, by {{day}}.",
    asks: "You wanted to see the changes first. So please come back after that: if we change something, nobody else reads it before you say yes.",
    asksNot: "Then the people you chose can read it. You see every change on your page, for a while.",
    held: "It may not appear on the website at once: we sometimes wait, so that the day tells nobody who you are.",
    answer_one: "When the hub can read it, someone there answers you, within one working day.",
    answer_other: "When the hub can read it, someone there answers you, within {{count}} working days.",
    keep: "Keep it safe",
    keepBody:
      "Write both down, take a photo or print this page, but only if nobody else will see it. This page goes in ten minutes, or at once when you leave this website. Without the code we cannot let you back in, so that nobody else gets in either.",
    yourPage: "Go to your page",
  },
  /** staff type in what somebody told them */
  enter: {
    title: "Type in a story",
    lead: "For somebody who rang, came in or wrote. Use their own words, also where they are not kind. The questions are the same: read them out as they stand.",
    unseen: "Once it is sent you cannot read it again. Only moderators can, until it may be shown.",
    how: "How did it reach you?",
    way: { phone: "They rang", inPerson: "They came in", paper: "On paper" },
    road: "Which questions?",
    roads: {
      story: "The usual ones",
      youngStory: "The short ones, for a child or a young person",
    },
    start: "Start",
    underWay: "You have begun to type something in",
    underWayBody: "You can go on with it, or discard it and begin this story.",
    goOn: "Go on with it",
    startAgain: "Discard it and start again",
    came: "A story in the author's own words. How it came: {{way}}.",
    done: "The story is with the moderators",
    readOut: "Read both out now, or write them down for whoever told it. The code is not shown again.",
    say: "Say to them",
    sayList: [
      "A moderator reads it first, and takes out what could show who you are.",
      "With the reference and the code you can see your page on this website, read the answer, and take your story back.",
      "Keep the code where nobody else finds it.",
    ],
    another: "Type in another",
    toRequests: "Has somebody told you a story? Type in a story",
  },
};
