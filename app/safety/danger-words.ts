/** Words that make a request urgent. They never block anything: a word too many costs a duty worker a minute,
 *  a word too few could cost a life. By language; every language is looked for in every text. */
const WHOM = "(?:me|us|him|her|them|my|our|the|his|himself|herself|myself|each other)";
const HURTS = [
  "hit(?:s|ting)?",
  "slap(?:s|ped|ping)?",
  "punch(?:es|ed|ing)?",
  "kick(?:s|ed|ing)?",
  "beat(?:s|ing|en)?",
  "push(?:es|ed|ing)?",
  "shov(?:e|es|ed|ing)",
  "chok(?:e|es|ed|ing)",
  "strangl(?:e|es|ed|ing)",
  "smother(?:s|ed|ing)?",
  "rap(?:e|es|ed|ing)",
  "hurt(?:s|ing)?",
  "harm(?:s|ed|ing)?",
  "burn(?:s|t|ed|ing)?",
  "shak(?:e|es|ing)",
  "shook",
  "cut(?:s|ting)?",
  "kill(?:s|ed|ing)?",
  "threaten(?:s|ed|ing)?",
  "touch(?:es|ed)?",
  "stab(?:s|bed|bing)?",
  "attack(?:s|ed|ing)?",
  "grab(?:s|bed|bing)?",
  "throw(?:s|ing)?",
  "threw",
  "lock(?:s|ed)?",
  "follow(?:s|ed|ing)?",
  "stalk(?:s|ed|ing)?",
].join("|");
const NOT = "(?:don't|dont|do not|didn't|did not|can't|cant|cannot)";

/** Patterns by language, without accents and in small letters: people type as fast as they can. */
const DANGER: Record<string, string[]> = {
  en: [
    `(?:${HURTS}) ${WHOM}`,
    "kill(?:ed|ing|s)?",
    "suicid(?:e|al)",
    "end (?:my|his|her) life",
    "end it all",
    "want to die",
    "wish i was dead",
    "better off dead",
    `${NOT} want to (?:live|be here|go on|be alive)`,
    `${NOT} go on`,
    "self[ -]?harm(?:ing|ed|s)?",
    "overdos(?:e|ed|ing)",
    "knife",
    "knives",
    "gun",
    "weapon",
    "axe",
    "strangl(?:e|ed|ing)",
    "raped?",
    "sexual(?:ly)? abus(?:e|ed)",
    "violent",
    "violence",
    "abus(?:e|ed|es|ive|ing)",
    "threat(?:s|en|ened|ening|ens)?",
    "assault(?:ed|s)?",
    "(?:not|n't feel|never) safe",
    "unsafe",
    "in danger",
    "(?:afraid|scared|frightened|terrified) (?:of|for)",
    "scares me",
    "terrified",
    "lock(?:s|ed)? (?:me |us |him |her )?(?:in|out)",
    "(?:won't|wont|will not|doesn't|does not) let (?:me|us) (?:out|leave|go|see|phone)",
    "no food",
    "nothing to eat",
    "nowhere to (?:sleep|go|stay|live)",
    "bleeding",
    "down the stairs",
    "thrown? out",
  ],
  pl: [
    "zabi\\p{L}*",
    "samoboj\\p{L}*",
    "noz(?:em)?",
    "bije mnie",
    "mnie bije",
    "uderzyl\\p{L}*",
    "gwalt",
    "zgwalc\\p{L}*",
    "boje sie",
    "chce umrzec",
    "nie chce zyc",
    "nie jestem bezpieczna",
    "grozi mi",
    "przemoc",
  ],
  uk: [
    "вб'\\p{L}*",
    "убив\\p{L}*",
    "самогубств\\p{L}*",
    "ніж",
    "б'є",
    "вдарив",
    "зґвалт\\p{L}*",
    "згвалт\\p{L}*",
    "боюся",
    "небезпе\\p{L}*",
    "погрож\\p{L}*",
    "насильств\\p{L}*",
  ],
  ar: ["يقتل", "سيقتلني", "انتحار", "سكين", "يضربني", "يضرب", "اغتصاب", "خائفة", "خائف", "في خطر", "يهددني"],
  ur: ["قتل", "خودکشی", "چاقو", "مارتا ہے", "مارتے ہیں", "زیادتی", "خطرے میں", "ڈر لگتا"],
  zh: ["杀", "自杀", "刀", "打我", "强奸", "危险", "威胁", "家暴"],
  gd: ["marbh\\p{L}*", "sgian", "cunnart", "gam bhualadh"],
};

/** Small letters, plain apostrophes, Latin accents taken off; Polish l is a letter of its own. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .replaceAll("ł", "l");

// a Latin or Cyrillic word stands alone; Chinese has no spaces, and Arabic joins its little words on
const PATTERNS = Object.entries(DANGER).map(([lang, words]) => {
  const either = words.join("|");
  const joined = ["zh", "ar", "ur"].includes(lang);
  return new RegExp(joined ? `(?:${either})` : `(?<![\\p{L}\\p{N}])(?:${either})(?![\\p{L}\\p{N}])`, "gu");
});

/** @returns the danger words in these texts as found, each once, at most 20 */
export function findDangerWords(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const said = plain(text).replace(/\s+/g, " ");
    for (const pattern of PATTERNS) for (const [word] of said.matchAll(pattern)) found.add(word);
  }
  return [...found].slice(0, 20);
}
