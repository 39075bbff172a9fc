/** One's own account. */
export const account = {
  title: "Your account",
  email: "You sign in as {{email}}.",
  sessions: {
    caption: "Where you are signed in",
    started: "Signed in",
    seen: "Last used",
    action: "What to do",
    here: "This one",
    end: "Sign out there",
    endOthers: "Sign out everywhere else",
  },
  codes: {
    title: "If you lose your authenticator app",
    text: "A recovery code signs you in once instead of the code from the app. Keep them on paper, not on the phone that has the app.",
    left_one: "You have 1 recovery code left.",
    left_other: "You have {{count}} recovery codes left.",
    none: "You have no recovery codes.",
    make: "Make new recovery codes",
    makeText: "Those you have now stop working.",
    are: "Your recovery codes",
    keep: "Write them down or print this page now. They are not shown again.",
  },
  password: {
    title: "Change your password",
    current: "Your password now",
    fresh: "New password",
    hint: "At least 12 characters. Three or four words that have nothing to do with you are good.",
  },
};
