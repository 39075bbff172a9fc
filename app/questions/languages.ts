/** Languages a family may choose to be spoken with in. */
export const LANGUAGES = [
  "english",
  "bsl",
  "polish",
  "ukrainian",
  "arabic",
  "urdu",
  "chinese",
  "gaelic",
  "other",
] as const;
