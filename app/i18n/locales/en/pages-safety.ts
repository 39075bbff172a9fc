export const safetyPage = {
  title: "Using this website safely",
  heading: "Using this website safely",
  lead: "Some people need to keep it private that they were here. This page says what we do to help, and what we cannot do.",
  danger: "If you are in danger, ring 999. More numbers are on [Help now](/help-now).",
  blocks: [
    { heading: "The button “Leave this website quickly”" },
    "It is at the top of every page. When you press it:",
    {
      list: [
        "you go to {{decoy}} at once",
        "anything you typed and did not send is destroyed",
        "pressing Back does not show what you typed.",
      ],
    },
    "On a keyboard you can also press the Shift key three times, quickly. If your phone or computer blocks scripts, the button still works but is a little slower.",
    { heading: "What the button cannot do" },
    {
      list: [
        "**It does not clear your history.** Your browser keeps a list of the pages you visit. This website can still be in it, and may come up when someone starts to type.",
        "**It cannot stop spyware.** If someone has put a tracking or parental app on your phone, they may see what you do, even in a private window.",
        "**It cannot hide your visit on shared wifi.** The wifi box at home, or the person who pays for it, may see the names of the websites you visit. They cannot see what you write to us.",
        "**It cannot take back a screenshot**, a download, a printed page or a phone call in your call list.",
        "**It does not sign you out of accounts** that you share, such as a family account that shows web history on another phone.",
      ],
    },
    { heading: "A safer phone or computer" },
    "If you think someone checks your phone, use one they cannot get to. You could ask a friend, a health visitor or your child's school, or go to a library. You can also ring or walk into a hub.",
    { heading: "Open a private window" },
    "A private window keeps no history once you close it. Open it **before** you come here.",
    {
      list: [
        "**Chrome:** the three dots, then “New Incognito tab”",
        "**Safari on iPhone:** the two squares, then “Private”",
        "**Samsung Internet:** the tabs button, then “Turn on Secret mode”",
        "**Edge:** the three dots or lines, then “New InPrivate tab”",
        "**Firefox:** the tabs button, then the mask.",
      ],
    },
    "Close all the private tabs when you have finished.",
    { heading: "Take this website out of your history" },
    "Open your browser's History, look for “Family Support Hubs” and “Question”, and delete only those lines. An empty history can look strange to someone who checks it, so leave the rest.",
    { heading: "What we do" },
    {
      list: [
        "While you answer questions, the name of the page in your browser says only “Question 1”, “Question 2” and so on.",
        "What you type is locked, and is destroyed about {{minutes}} minutes after you last did something, or when you leave.",
        "No other company is told that you are here. We count no visits and use no adverts.",
        "We contact you only in the ways you tell us are safe. If someone may be seriously hurt we may have to speak to others. We would tell you first if that is safe. You can choose that we never contact you, and come back here with your code instead.",
        "Our cookies hold no words of yours. The button removes them.",
      ],
    },
    { heading: "Your reference and your code" },
    "After you ask for support, book a group or tell a story you get a reference and a secret code. Anyone who has both can open your page. Keep them where only you look, or learn them by heart. Print them or take a photo only if that is safe. If you lose the code, your hub can give you a new one. For a story nobody can: we do not know who wrote it.",
  ],
};
