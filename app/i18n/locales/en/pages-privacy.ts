export const privacyPage = {
  title: "Privacy",
  heading: "Privacy: who sees what you tell us",
  lead: "This is about the information you give us on this website. We have tried to keep it short and plain.",
  blocks: [
    { heading: "Who we are" },
    "South Lanarkshire Council runs the Family Support Hubs. The council decides how your information is used and looks after it. **Data protection officer:** {{officer}}",
    { heading: "What we ask, and why" },
    "We ask what to call you, how to reach you safely, how old your children are or when your baby is due, and what would help. We need that to answer you. Everything else is your choice. We never ask about your immigration status or your religion.",
    { heading: "Why there is no box to tick" },
    "Helping families is part of the council's work in law, so we do not ask you to agree to it with a tick. We tell you what happens instead. We do ask you where you have a real choice, for example:",
    {
      list: [
        "may we speak to your health visitor or your child's school?",
        "may another organisation that works with us, such as Children First, get in touch with you?",
        "may we publish your story?",
      ],
    },
    "You can say no to any of these. You still get help. **The part of the law we rely on:** {{basis}}",
    { heading: "Who sees it" },
    {
      list: [
        "**The duty workers and managers of your hub.** If you do not say where you live, those of all our hubs can read it. Each time someone opens what you sent, we write down who and when.",
        "**Another hub**, if you live in its area. Then it is passed on, and you do not have to ask again.",
        "**Someone at another hub, or who checks how the council looks after information**, if they have a reason, such as that you rang them. They write the reason down, and your hub is told.",
        "**Your health visitor, school or another organisation**, only if you said we may.",
        "**Nobody by e-mail.** The message that tells a hub about you has no name in it and nothing you wrote. If you told us that e-mail is safe, we may send you one that says “You have a message”, and no more.",
      ],
    },
    { heading: "If you book a group" },
    {
      list: [
        "**Who sees your booking:** the people who run groups at that hub, its duty workers and its managers. Those who lead the group see first names, children's ages where there is a creche, and what you need to take part.",
        "**Other families** see nothing of you here: not that you booked, not your place on a list.",
        "**Another hub**, only if you choose to make up a week there.",
        "**A reminder once a week**, only if you told us that e-mail is safe. It says the day and the time, and nothing else.",
        "**The three questions** about the group are kept without your name, and nothing leads from them to you.",
      ],
    },
    "If someone may be seriously hurt we may have to speak to others, such as the police or a doctor. We would tell you first if that is safe.",
    { heading: "How we keep it safe" },
    "What you write is locked before it is stored. Your postcode is used to find your hub; we keep only its first part, unless you give us your address for letters or a visit. We do not keep the internet address of your phone or computer. No other company gets anything from this website.",
    { heading: "How long we keep it" },
    {
      list: [
        "**What you typed but did not send:** about {{minutes}} minutes after you last did something. It goes at once if you leave with the button.",
        "**What you sent:** {{keep}}",
        "**A booking for a group:** as long, counted from when the group is over.",
      ],
    },
    { heading: "Cookies" },
    "We use cookies only to make the website work: to remember your language, to open what you are typing or your own page, and to help the leave button. None of them follows you to other websites.",
    { heading: "Your rights" },
    "You can ask us:",
    {
      list: [
        "to see what we hold about you",
        "to put right what is wrong",
        "to delete it, or to stop using it, where the law lets us",
        "why we did something with it.",
      ],
    },
    "Ask any worker, or see [Contact us](/contact). It is free. It will not change the help you get.",
    "**If you are 12 or over**, the law in Scotland takes it that you can decide about your own information. You can ask for support by yourself, and ask us these things yourself.",
    "If you are not happy with what we do, you can tell the Information Commissioner's Office: [ico.org.uk](https://ico.org.uk/make-a-complaint/).",
    { heading: "Where our list of postcodes comes from" },
    "Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database right 2025. Contains National Statistics data © Crown copyright and database right 2025.",
  ],
};
