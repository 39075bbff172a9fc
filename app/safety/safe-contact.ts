import type { DayPart, SafeContact, SafeWay } from "./contact";
import type { ContactAnswers } from "./contact.questions";

/** The rules that staff pages enforce, from what the family answered. A channel that was not chosen is not safe. */
export function safeContact(answers: ContactAnswers, now: Date): SafeContact {
  const { reach = [] } = answers;
  const way = (channel: SafeWay["channel"], to: string | undefined, rules: Partial<SafeWay>): SafeWay[] =>
    reach.includes(channel) && to
      ? [
          {
            channel,
            to,
            when: [],
            note: "",
            who: null,
            sayWho: false,
            sayInstead: "",
            voicemail: null,
            ...rules,
          },
        ]
      : [];
  const when = (parts: DayPart[] | undefined) => parts ?? [];
  return {
    ways: [
      ...way("phone", answers.phoneNumber, {
        when: when(answers.phoneWhen),
        note: answers.phoneNote ?? "",
        who: answers.phoneWho ?? "onlyMe",
        sayWho: answers.phoneSay === "yes",
        sayInstead: answers.phoneSayInstead ?? "",
        voicemail: answers.phoneVoicemail === "yes",
      }),
      ...way("text", answers.textNumber, {
        when: when(answers.textWhen),
        note: answers.textNote ?? "",
        sayWho: answers.textSay === "yes",
        sayInstead: answers.textSayInstead ?? "",
      }),
      ...way("email", answers.emailAddress, {
        when: when(answers.emailWhen),
        note: answers.emailNote ?? "",
        sayWho: answers.emailSay === "yes",
        sayInstead: answers.emailSayInstead ?? "",
      }),
      ...way("letter", answers.letterAddress, {
        note: answers.letterNote ?? "",
        sayWho: answers.letterSay === "yes",
      }),
      ...way("visit", answers.visitAddress, {
        when: when(answers.visitWhen),
        note: answers.visitNote ?? "",
        who: answers.visitWho ?? "onlyMe",
        sayWho: answers.visitSay === "yes",
        sayInstead: answers.visitSayInstead ?? "",
      }),
    ],
    comesBack: reach.includes("code"),
    codeWord: answers.codeWord ?? "",
    confirmedAt: now.toISOString(),
  };
}
