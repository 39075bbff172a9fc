/** Words of every form, whatever it asks. */
export const form = {
  question: "Question {{number}}",
  continue: "Continue",
  keptUntil: "Kept until {{time}}.",
  keptUntilDay: "Kept until {{day}}, {{time}}, on this device.",
  notSent: "Nothing has been sent yet.",
  saveAndStay: "Save and keep it for longer",
  lost: {
    title: "We kept what you just wrote",
    why: "To keep you safe, we only keep a form for a short time while nobody is writing. These answers are gone, so please give them again:",
  },
  check: {
    title: "Check",
    heading: "Check what you have written",
    lead: "You can change anything. Nothing has been sent yet.",
    change: "Change",
    empty: "You left this empty",
    send: "Send now",
  },
  open: {
    title: "Your form",
    heading: "You have started a form",
    same: {
      lead: "We kept what you wrote. You can carry on, or start again.",
      carryOn: "Carry on",
      startAgain: "Start again",
      startAgainHint: "Starting again deletes what you wrote.",
    },
    /** what was pressed last is a different form */
    another: {
      lead: "It is not the one you asked for just now. You can finish it first, or leave it and go on to the new one.",
      carryOn: "Finish that form",
      startAgain: "Leave it and go on",
      startAgainHint: "Leaving it deletes what you wrote in it. Nothing that you sent before changes.",
    },
  },
};
