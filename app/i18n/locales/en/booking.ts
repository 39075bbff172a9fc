import type { bookingJourney } from "../../../groups/booking.questions";
import type { WordsOf } from "../../../questions/question";
import { callMe, interpreter, language, languageOther, tooLong } from "./asked";
import { contact } from "./contact";

const seats = (count: number) => (count === 1 ? "1 seat" : `${count} seats`);

const questions: WordsOf<typeof bookingJourney.questions> = {
  callMe,
  ...contact.questions,
  group: { label: "Your group", errors: {} },
  comes: {
    label: "Who will be there?",
    errors: { required: "Choose who will be there." },
    options: {
      me: "Just me",
      two: "Me and one other person, for example a partner, a grandparent or a friend",
    },
  },
  other: {
    label: "If someone comes with you, what shall we call them?",
    hint: "You can leave this empty.",
    errors: { tooLong: tooLong("60") },
  },
  children: {
    label: "Which children is this about?",
    hint: "Tell us ages, or when a baby is due. We don't need names. If you are a young person and come for yourself, write your own age.",
    errors: {
      required: "Tell us one age or a due date, or tick “I'd rather not say”.",
      age: "Write an age like 4, or 8 months.",
      crecheAge: "Write how old this child is, so that the creche has enough people.",
      due: "Write the date in numbers, like 14 2 2027. You can leave the day empty.",
      tooMany: "That is more children than we can list here. Please ring your hub about the others.",
    },
    parts: {
      age: "Ages",
      ageHint: "Child {{number}}: age in years, or in months for a baby",
      another: "Add another child",
      creche: "Child {{number}} needs a place in the creche",
      crecheHint:
        "This group has a creche: people look after your child next door while you are in the group.",
      due: "A baby on the way: when is it due?",
      dueHint: "For example, 14 2 2027. You can leave the day empty.",
      dueCreche: "Once it is born, this baby needs a place in the creche",
      orNone: "Or, if it is easier",
      none: "I'd rather not say",
    },
    said: {
      due: "A baby due {{date}}",
      none: "I'd rather not say",
      creche: "{{child}}, with a place in the creche",
    },
  },
  transport: {
    label: "Do you need us to bring you?",
    hint: "For this group we can fetch families and take them home. Count everyone who needs a seat, children too.",
    errors: { required: "Choose how many seats you need, or “No, thank you”." },
    options: {
      none: "No, thank you",
      1: seats(1),
      2: seats(2),
      3: seats(3),
      4: seats(4),
      5: seats(5),
      6: seats(6),
    },
  },
  getThere: {
    label: "Do you need help to get there?",
    hint: "You can leave this empty. If there is no bus or no money for one, tell us. We can often help.",
    errors: { tooLong: tooLong("400") },
  },
  language,
  languageOther,
  interpreter,
  access: {
    label: "Is there anything else you need, to come and take part?",
    hint: "You can leave this empty. For example: no steps, a quiet place, room for a wheelchair, help with reading.",
    errors: { tooLong: tooLong("1,000") },
  },
};

/** Booking a group, and the page of a booking. */
export const booking = {
  questions,
  steps: {
    ...contact.steps,
    q2: { heading: "Who comes with you?" },
    q6: { heading: "Your language" },
  } as Record<string, { heading?: string; lead?: string; after?: string }>,
  /** of the group that is being booked */
  about: {
    title: "What you are asking for",
    name: "{{programme}}, {{hub}}",
    first: "First time: {{day}}, {{time}}",
    times_one: "Once",
    times_other: "{{count}} times in all",
    example: "Example only. This group is made up.",
  },
  place: {
    hidden: "We tell you the place once you have your places.",
    online: "Online. You can join with a phone or a computer.",
    joinBy: "How to join",
    unsettled: "We tell you the place as soon as we know it.",
    access: "Getting in",
    directions: "How to get there",
    example: "Example address. It is made up.",
  },
  talk: {
    title: "We would like to talk with you first",
    body: "You can still send this. Nobody is turned away: a person at the hub talks with you about it, and together you find what fits.",
    why: {
      askFirst: "For this group we always have a chat first.",
      age: "This group is made for children of another age.",
      due: "Your baby may not be born yet when this group begins.",
      weeks: "This group is made for another time in pregnancy.",
      unsure: "We don't know yet whether this group fits your family.",
      person: "We would like to hear what would suit you best.",
      many: "We would like to hear from you before we hold places.",
    },
  },
  /** what there is too little of for them */
  short: {
    title: "If you send this now, you are put on the list",
    room: "There is room for you in the group.",
    why: {
      seats: "There are not enough places left in this group.",
      pair: "There is room for one of you in this group, but not for both of you.",
      creche: "There is not enough room left in the creche for your children.",
      transport: "There are not enough seats left in our transport for all of you.",
    },
    wait: "You can send this and wait. We offer you places as soon as there is enough of all that you ask for. Or go back and ask for less, if you can come without it:",
    waitFull: "You can send this and wait for your turn. Or find another group:",
    change: {
      pair: "Say that you come on your own",
      creche: "Change which children need the creche",
      transport: "Say that you come without our transport",
    },
    now: "What is short just now",
    what: {
      seats: "Places in the group",
      pair: "A place for the second of you",
      creche: "Room in the creche",
      transport: "Seats in our transport",
    },
    less: "Can you come without it? Then change what you need. We look at once whether we can offer you places.",
    needs: "Change what you need",
    lessOnPage:
      "Can you come without it? Then change what you need on your page. We look at once whether we can offer you places.",
  },
  begin: {
    title: "Book a group",
    heading: "Choose a group to book",
    lead: "Look for a group first, and press its button to book.",
    closed: "You can't book this group here just now",
    closedBody:
      "It has begun, is full of names already, or is not taking any. Nothing was sent. Look at our other groups, or ring your hub: they can tell you what else there is.",
    ranOut: "Your form was not sent",
    ranOutBody:
      "To keep you safe, we only keep a form for a short time while nobody is writing. It is gone. Please choose your group again, or ring your hub: they can book it for you.",
    look: "Look at our groups",
  },
  sent: {
    booked: "You have your places",
    waiting: "You are on the list",
    asked: "Thank you. We will talk with you first",
    reference: "Your reference, to say aloud",
    code: "Your secret code, to come back with",
    codeHint:
      "With both you can come back to “Your page”: to see your dates, tell us when you can't come, or change what you need. Nobody can open your page with the reference alone.",
    codeHintList:
      "With both you can come back to “Your page”: to see your turn, say yes to places, or change what you need. Nobody can open your page with the reference alone.",
    keep: "Keep it safe",
    keepBody:
      "Write both down, take a photo or print this page, but only if nobody else will see it. This page goes in ten minutes, or at once when you leave this website.",
    yourPage: "Go to your page",
    dates: "Your dates",
    listDates: "The dates of this group",
    bring: "What to bring",
    bringList: [
      "Just yourselves. You don't need to buy anything.",
      "For a baby or small child: what they need for two hours, such as nappies, a bottle or a snack.",
      "Anything that helps you feel at ease. You can leave at any time.",
    ],
    ring: "If you are unsure about anything, ring your hub and say your reference.",
  },
  page: {
    title: "Your page",
    heading: "Your group",
    reference: "Your reference",
    gone: "This page has gone",
    goneBody: "What you wrote to us about this group has been deleted. You can always book again.",
    state: {
      booked: "You have your places.",
      asked: "A person at the hub talks with you first.",
      askedBy:
        "A person at the hub talks with you first, by {{day}}, {{time}}. If you hear nothing by then, please ring.",
      askedByCode:
        "A person at the hub writes to you here, on your page, by {{day}}, {{time}}. Come back then with your code. If nothing is here, please ring.",
      waiting_one: "You are next on the list.",
      waiting_other: "You are number {{count}} on the list.",
      paused:
        "You are still on the list. We held places for you and did not hear from you, so a person at the hub would like to talk with you. Please ring when you can.",
      offered: "There are places for you.",
      ended: "You do not have places in this group any more. You can always book again.",
      over: "This group is over. Thank you for coming.",
    },
    list: {
      title: "How the list works",
      body: [
        "When places come free, we offer them to the first family that they are enough for: all of you, or none of you.",
        "We hold the places for you for about two working days, and for less just before the group begins. You then say yes or no. You are never put in without saying yes.",
        "You do not lose your turn if you say no, or if we can't reach you.",
      ],
      next: "If your hub can reach you safely, they tell you. You can always look here, too.",
      nextByCode:
        "You chose to come back with your code, so nobody gets in touch to tell you. Please look here every day, so that you see places while we hold them.",
    },
    offer: {
      until: "We hold them for you until {{day}}, {{time}}.",
      accept: "Yes, we take the places",
      stay: "No, but keep us on the list",
      leave: "No, take us off the list",
    },
    said: {
      accepted: "The places are yours.",
      gone: "Sorry, those places are not held for you any more. You have not lost your turn on the list.",
      stays: "You are still on the list, and keep your turn.",
      ended: "It is done. You do not have places in this group any more.",
      away: "Thank you for telling us. Somebody else can have your place that day. Beside the day you see whether you can go to another group that week.",
      crecheAway: "Thank you for telling us. Somebody else can have the place in the creche that day.",
      back: "Your place is yours again.",
      backFull: "Sorry, somebody else has that place now. You can ring your hub and ask.",
      guest: "You have a place there that day.",
      guestFull: "Sorry, there is no room there any more.",
      guestLeft:
        "You do not have a place there any more. If you can come to your own group that day, press “We can come after all”.",
      thanks: "Thank you for your answers. Nobody can see that they are yours.",
      changed: "We have changed what you need.",
      full: "Sorry, there is not enough room for that in this group. Nothing has changed, and you keep what you have. Ring your hub and they will look with you.",
      contactChanged: "We have changed what is safe.",
    },
    messages: "Messages",
    message: {
      offered: "There are places for you. We hold them until {{day}}, {{time}}.",
      offerRanOut:
        "We held places for you and did not hear from you. You have not lost your turn. A person at the hub would like to talk with you.",
      offerWithdrawn:
        "We can't hold those places for you any more. We are sorry. You have not lost your turn.",
      placed: "You have your places.",
      listed: "You are on the list.",
      groupClosed:
        "This group does not take place. We are sorry. Please ring: we will look for something else with you.",
      moved: "The date on {{day}}, {{time}} has moved to {{newDay}}, {{newTime}}.",
      sessionAdded: "There is one more date for you: {{day}}, {{time}}.",
      sessionCancelled: "There is no group on {{day}}, {{time}}. We are sorry.",
      missed: "We missed you on {{day}}. We hope you are all right. You are welcome next time.",
      placeChanged: "On {{day}}, {{time}} we meet at another place. It is in the list of dates.",
    },
    dates: "Your dates",
    datesHeld: "The dates of this group",
    noDates: "There are no dates yet.",
    from: "{{day}}, {{from}} to {{until}}",
    cancelled: "Cancelled",
    moved: "Moved. It was to be on {{day}}, {{time}}.",
    over: "Over",
    away: "You said that you can't come.",
    noCreche: "You said that you need no creche.",
    creche_one: "With one place in the creche",
    creche_other: "With {{count}} places in the creche",
    guest: "At {{hub}}, to make up for a day you miss",
    otherPlace: "At another place:",
    changeDay: "Change this day",
    of: ", {{day}}",
    cannotCome: "I can't come this day",
    cannotComeHint: "No need to say why. Somebody else can have your place that day.",
    noCrecheNeeded: "We need no creche this day",
    comeAfterAll: "We can come after all",
    crecheAfterAll: "We need the creche after all",
    makeUp: "You could come to the same week here:",
    noMakeUp:
      "No other group has room for all of you that week, with what you need. Your hub may know a way: ring them.",
    takeMakeUp: "Come here",
    leaveMakeUp: "We can't come here",
    onlineAt: "{{hub}}, online",
    where: "Where it is",
    fetched: {
      title: "We bring you",
      booked_one:
        "You have one seat in our transport, there and back. Ring your hub to agree where and when we fetch you.",
      booked_other:
        "You have {{count}} seats in our transport, there and back. Ring your hub to agree where and when we fetch you.",
      wanted_one:
        "You asked for one seat in our transport. We only offer you places when there is a seat, too.",
      wanted_other:
        "You asked for {{count}} seats in our transport. We only offer you places when there are seats, too.",
    },
    led: "You meet {{name}}.",
    note: "Good to know",
    calendar: "A file for your calendar",
    calendarBody:
      "Only if nobody looks at your calendar. The file says “Appointment”, and nothing of the group, unless you tick the box.",
    calendarName: "It is safe to put in the name of the group and the place",
    calendarGet: "Get the file",
    appointment: "Appointment",
    change: "Change something",
    needs: "Change who comes, and what you need",
    needsBody: "Another child, the creche, getting there, a language: tell us, and we see whether it fits.",
    needsCheck: "Change what is different, then press “Send now”. Until then you keep what you have.",
    contact: "Change what is safe",
    contactBody:
      "If a way to reach you is no longer safe, change it here. It counts from the moment you send it.",
    cancel: "Give up your places",
    cancelBody:
      "You can give up all of your places at any time, and need not say why. You can always book again.",
    leaveList: "Leave the list",
    leaveListBody: "You can leave the list at any time. You can always book again.",
    takeBack: "Take this back",
    takeBackBody: "You can take it back at any time, and need not say why.",
    sureCancel: "Do you want to give up all of your places?",
    sureLeave: "Do you want to leave the list?",
    sureTakeBack: "Do you want to take this back?",
    sureYes: "Yes",
    sureNo: "No, keep it",
    another: "Look at other groups",
    close: "Close my page",
    deletedOn:
      "What you wrote here will be deleted on {{day}}. From then on your code does not open this page.",
  },
  feedback: {
    start: "Three short questions before you begin",
    end: "Three short questions",
    lead: "You can leave this out. Your answers help us to make groups better. Nobody can see that they are yours.",
    measures: {
      start: {
        knows: "I know what my child needs",
        confident: "I feel sure of myself as a parent",
        again: "I look forward to coming",
      },
      end: {
        knows: "I know more about what my child needs",
        confident: "I feel more sure of myself as a parent",
        again: "I would come again",
      },
    },
    answers: { no: "No", bit: "A bit", yes: "Yes" },
    missing: "Choose an answer: {{question}}",
    send: "Send my answers",
    title: "Three questions",
    thanks: "Thank you",
    thanksBody: "Your answers are with us, without a name. You can close this page.",
    closed: "These questions are not open now",
    closedBody: "They open on the last day of a group, for two weeks.",
  },
  /** for staff: what a person has to see to */
  task: {
    worrying: "Read this first. Words in it that worry us: {{words}}",
    access: "To come and take part, they need: {{access}}",
    speaks: "Best language for them: {{language}}",
    interpreter: "They would like an interpreter. Language: {{language}}",
    lift_one:
      "They have one seat in our transport. Agree with them, in a way that is safe for them, where and when they are picked up and taken back. Then tell whoever drives.",
    lift_other:
      "They have {{count}} seats in our transport. Agree with them, in a way that is safe for them, where and when they are picked up and taken back. Then tell whoever drives.",
    liftChanged:
      "They have changed how many seats they need in our transport. Look at their booking for how many it is now. Agree the lift with them again, and tell whoever drives.",
  },
};
