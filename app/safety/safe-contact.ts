import type { Raw } from "../questions/question";
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

/** The same rules as they would stand in the form: for what we know already, or what is to be changed. */
export function rawOfContact({ ways, comesBack, codeWord }: SafeContact): Raw {
  const raw: Raw = {
    reach: [...ways.map((it) => it.channel), ...(comesBack ? ["code"] : [])],
    codeWord: [codeWord],
  };
  const yesNo = (it: boolean | null) => [it ? "yes" : "no"];
  for (const { channel, to, when, note, who, sayWho, sayInstead, voicemail } of ways)
    Object.assign(raw, {
      [`${channel}${TO[channel]}`]: [to],
      [`${channel}When`]: [...when],
      [`${channel}Note`]: [note],
      [`${channel}Who`]: [who ?? "onlyMe"],
      [`${channel}Say`]: yesNo(sayWho),
      [`${channel}SayInstead`]: [sayInstead],
      [`${channel}Voicemail`]: yesNo(voicemail),
    });
  return raw;
}
const TO = {
  phone: "Number",
  text: "Number",
  email: "Address",
  letter: "Address",
  visit: "Address",
} as const;
