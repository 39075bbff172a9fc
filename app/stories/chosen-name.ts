/** The name that stands under a story: of the author's own choosing, and nothing that says who they are. */

/** Why a name cannot stand under a story. */
export type NameFault = "email" | "phone" | "year" | "age" | "told" | "toldEmail" | "letters";

/** Words that say who somebody is, as they stand in the rest of what was written; small letters. */
export interface Told {
  names: string[];
  /** parts of e-mail addresses, what stands before the @ */
  emails: string[];
}

/** Words that begin with a capital without being anybody's name. */
const ORDINARY = new Set(
  (
    "a about after all also always am an and another anonymous are as asked at aunt aunty auntie baby be because before being " +
    "big both brother but by came carer child children could dad daddy daughter day did do does during each even ever every " +
    "everybody everyone everything family father feeling felt finally first for foster friday from gave getting going good got " +
    "gran grandad grandma grandpa granny grateful group had happy has have having he help her here him his hope hopeful how " +
    "hub i if in instead is it its january february march april may june july august september october november december " +
    "just kind last lost made many maybe me mother monday more most mum mummy my nan nana never next no nobody none not " +
    "nothing now of on once one only or other our overall papa parent people person please proud quiet really sad safe " +
    "saturday saying scared she since single sister so some somebody someone something sometimes son soon staff still " +
    "strong sunday thank thankful thanks that the their them then there these they this those though through thursday tired " +
    "to today together too trying tuesday two uncle until very was we wednesday well went were what when where which while " +
    "who whole why will wish with without woman work worker worried would yes yesterday yet you young your"
  ).split(" "),
);

const EMAIL = /[^\s@<>(),;:]+@[^\s@<>(),;:]+/gu;
const INTRODUCED =
  /\b(?:my name is|my name's|i am called|i'm called|is called|call me|named|name is)\s+(\p{L}{2,})/giu;
const CAPITAL = /(?<![\p{L}\p{N}@'’])\p{Lu}[\p{L}'’-]+/gu;

const plain = (text: string) => text.normalize("NFKC").replaceAll("’", "'");
const small = (text: string) => text.toLowerCase();
const lettersOf = (text: string): string[] => text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];

/** Names and parts of e-mail addresses in what was written. A word that also stands there in small letters is no name. */
export function namesTold(texts: readonly string[]): Told {
  const all = plain(texts.join("\n"));
  const emails = (all.match(EMAIL) ?? []).flatMap((it) => {
    const before = small(it.slice(0, it.indexOf("@")));
    return [before, ...lettersOf(before)];
  });
  const bare = all.replace(EMAIL, " ");
  const inSmall = new Set(bare.match(/(?<!\p{L})\p{Ll}[\p{L}'-]*/gu) ?? []);
  const capitals = (bare.match(CAPITAL) ?? [])
    .flatMap((it) => lettersOf(it.replace(/'s$/i, "")))
    .map(small)
    .filter((it) => it.length > 1 && !ORDINARY.has(it) && !inSmall.has(it));
  const introduced = [...bare.matchAll(INTRODUCED)].map((it) => small(it[1]!));
  return {
    names: [...new Set([...capitals, ...introduced.filter((it) => !ORDINARY.has(it))])],
    emails: [...new Set(emails.filter((it) => it.length > 2))],
  };
}

/** Shorter words stand inside others by chance. */
const LONG_ENOUGH = 4;

/** @param name as typed, not empty. @returns what is wrong with it; undefined where it can stand under the story */
export function faultOf(name: string, told: Told): NameFault | undefined {
  const typed = plain(name).trim();
  if (/@|\bwww\.|https?:|\.(?:com|net|org|uk|scot)\b/i.test(typed)) return "email";
  if (!/\p{L}/u.test(typed)) return /\p{N}{5}/u.test(typed.replace(/[\s().+-]/g, "")) ? "phone" : "letters";
  const digits = faultOfDigits(typed);
  if (digits) return digits;
  // KimTaylor is two words, and so is kim_taylor
  const words = lettersOf(typed.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll("_", " ")).map(small);
  const joined = words.join("");
  const holds = (it: string) => words.includes(it) || (it.length >= LONG_ENOUGH && joined.includes(it));
  if (told.emails.some((it) => holds(it) || holds(lettersOf(it).join("")))) return "toldEmail";
  if (told.names.some(holds)) return "told";
  return undefined;
}

/** "Mum of 3" says nothing. Any other number may be an age. */
const HOW_MANY = /\b(?:of|to|with)\s+(?:[1-9]|1[0-2])\b(?!\s*(?:years?|yrs?|months?|mths?)\b)/gi;

function faultOfDigits(typed: string): NameFault | undefined {
  const rest = typed.replace(HOW_MANY, " ");
  if (/\d[\d\s().+-]{4,}\d/.test(rest) && rest.replace(/\D/g, "").length >= 6) return "phone";
  if (/(?<!\d)(?:19|20)\d\d(?!\d)/.test(rest)) return "year";
  return /\p{N}/u.test(rest) ? "age" : undefined;
}
