/** Words that make a request urgent. They never block anything: a word too many costs a duty worker a minute,
 *  a word too few could cost a life. By language; every language is looked for in every text. */
const DANGER: Record<string, string[]> = {
  en: [
    "kill",
    "killed",
    "killing",
    "suicide",
    "suicidal",
    "end my life",
    "end it all",
    "want to die",
    "better off dead",
    "don't want to be here",
    "dont want to be here",
    "hurt myself",
    "harm myself",
    "self harm",
    "self-harm",
    "cutting myself",
    "overdose",
    "knife",
    "gun",
    "weapon",
    "strangle",
    "strangled",
    "choke",
    "choked",
    "choking",
    "hits me",
    "hit me",
    "hitting me",
    "beats me",
    "beat me",
    "beating",
    "punched",
    "punches",
    "kicked me",
    "threatened",
    "threatens",
    "threatening",
    "rape",
    "raped",
    "sexual abuse",
    "sexually abused",
    "touches me",
    "touched me",
    "not safe",
    "unsafe",
    "in danger",
    "afraid of him",
    "afraid of her",
    "scared of him",
    "scared of her",
    "scared for my life",
    "locked in",
    "won't let me out",
    "wont let me out",
    "won't let me leave",
    "wont let me leave",
    "hurt my baby",
    "hurt the baby",
    "hurt my child",
    "hurting my child",
    "hurt the kids",
    "shake the baby",
    "shaking the baby",
    "no food",
    "nothing to eat",
    "nowhere to sleep",
    "nowhere to go",
    "bleeding",
  ],
  pl: ["zabije", "zabić", "samobójstwo", "nóż", "bije mnie", "gwałt", "boję się go", "nie jestem bezpieczna"],
  uk: ["вб'є", "вбити", "самогубство", "ніж", "б'є мене", "зґвалтував", "боюся його", "небезпеці"],
  ar: ["يقتل", "سيقتلني", "انتحار", "سكين", "يضربني", "اغتصاب", "خائفة", "في خطر"],
  ur: ["قتل", "خودکشی", "چاقو", "مارتا ہے", "زیادتی", "خطرے میں"],
  zh: ["杀", "自杀", "刀", "打我", "强奸", "危险"],
  gd: ["marbh", "sgian", "cunnart", "gam bhualadh"],
};

const plain = (text: string) => text.normalize("NFC").toLowerCase().replace(/[’‘`]/g, "'");
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// a Latin or Cyrillic word stands alone; Chinese has no spaces, and Arabic joins its little words on
const PATTERNS = Object.entries(DANGER).map(([lang, words]) => {
  const either = words.map((it) => escaped(plain(it))).join("|");
  const whole =
    lang === "zh" || lang === "ar" || lang === "ur"
      ? `(?:${either})`
      : `(?<![\\p{L}\\p{N}])(?:${either})(?![\\p{L}\\p{N}])`;
  return new RegExp(whole, "gu");
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
