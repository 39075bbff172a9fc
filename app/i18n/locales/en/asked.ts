/** Words of questions that more than one form asks. */
export const tooLong = (most: string) => `That is a bit long for us. Please use ${most} characters or fewer.`;
export const yesNo = { yes: "Yes", no: "No" };

export const callMe = {
  label: "What would you like us to call you?",
  hint: "A first name is fine. It does not have to be your real name.",
  errors: { required: "Tell us what to call you. Any name will do.", tooLong: tooLong("60") },
};

export const language = {
  label: "Which language is best for you?",
  errors: { required: "Choose the language that is best for you." },
  options: {
    english: "English",
    bsl: "British Sign Language (BSL)",
    polish: "Polish – Polski",
    ukrainian: "Ukrainian – Українська",
    arabic: "Arabic – العربية",
    urdu: "Urdu – اردو",
    chinese: "Chinese – 中文",
    gaelic: "Gaelic – Gàidhlig",
    other: "Another language",
  },
};

export const languageOther = { label: "If another, which one?", errors: { tooLong: tooLong("60") } };

export const interpreter = {
  label: "Would you like an interpreter? It is free.",
  errors: {},
  options: yesNo,
};
