/** Patterns for what is written with digits: ways to reach somebody, dates, numbers of the authorities. */
import { type Mark, type MarkKind, markOf } from "./mark";
import { whole } from "./plain-letters";

export interface Pattern {
  kind: MarkKind;
  find: RegExp;
  /** a match that is nobody's */
  not?: RegExp;
}

const SAID_DIGIT =
  "(?:oh|o|zero|nought|nil|one|two|three|four|five|six|seven|eight|nine|double|triple|treble)";

const MONTHS =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?" +
  "|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|wrzesnia|października|pazdziernika|listopada|grudnia" +
  "|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня" +
  "|يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)";
const WEEKDAYS = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?";
/** Cheaper to look for than each by name. */
const ANY_DAY = "(?:[a-z]{3,6}day,? )?";
const FIRST_TO_TENTH = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth";
const ORDINALS =
  `(?:${FIRST_TO_TENTH}|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth` +
  `|twentieth|thirtieth|(?:twenty|thirty)[ -](?:${FIRST_TO_TENTH}))`;
const DAY = `(?:[12]\\d|3[01]|0?[1-9])(?: ?(?:st|nd|rd|th))?`;
const NTH = `(?:[12]\\d|3[01]|0?[1-9]) ?(?:st|nd|rd|th)`;
const FULL_YEAR = "(?:19[2-9]\\d|20[0-4]\\d)";
const YEAR = `(?:,? ?(?:${FULL_YEAR}|'\\d\\d))?`;
const WORDED = `${ANY_DAY}(?:the )?(?:${DAY}|${ORDINALS})(?: day)?(?: of)?[ -]?${MONTHS}\\.?${YEAR}`;
const MONTH_FIRST =
  `${ANY_DAY}${MONTHS}\\.? (?:the )?(?:${DAY}|${ORDINALS})` +
  `(?![:/]|\\.\\d| ?(?:am|pm|weeks|months|years|people|times|of us|children))${YEAR}`;
const SLASHED =
  "[0-3]?\\d ?([/.-]) ?[01]?\\d ?\\1 ?(?:19|20)?\\d\\d|(?:19|20)\\d\\d([/.-])[01]?\\d\\2[0-3]?\\d";
const DAY_ALONE =
  `${WEEKDAYS},? (?:the )?(?:${NTH}|${ORDINALS})|the ${NTH}(?! (?:of them|time|one|day|week|month|year|session|floor|` +
  "visit|birthday|centur|child|worker|person|place|group|meeting|letter|call|attempt))";
const FESTIVE = `(?:christmas|boxing|new year'?s?|valentine'?s?|st\\.? andrew'?s) (?:day|eve)${YEAR}`;

export const NUMBER_PATTERNS: readonly Pattern[] = [
  {
    kind: "email",
    find: /[\p{L}\p{N}._%+-]{1,64}\s?@\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu,
  },
  {
    kind: "email",
    find: whole(
      "[a-z0-9_-]{1,40}(?:(?:\\.| dot | ?\\(dot\\) ?)[a-z0-9_-]{1,40}){0,3} ?(?: at |\\(at\\)|\\[at\\]|@) ?" +
        "[a-z0-9-]{1,40}(?:(?:\\.| dot | ?\\(dot\\) ?)(?:[a-z]{2,15})){1,3}",
    ),
    // a full stop that was forgotten to be followed by a space: "we met at noon.it was"
    not: /^(?![\s\S]*(?:dot|@|\.(?:com|org|net|co|uk|scot|eu|gov|info)$))/u,
  },
  { kind: "handle", find: /(?:https?:\/\/|www\.)[^\s<>"')\]]{2,300}/gu },
  {
    kind: "handle",
    find: whole(
      "(?:[a-z0-9-]{2,40}\\.){1,3}(?:com|co\\.uk|org|net|org\\.uk|scot|uk|me|info|tv|app|io)(?:/[\\w./@?=&%-]{0,200})?",
    ),
  },
  { kind: "handle", find: /(?<![\p{L}\p{N}._])@[\p{L}\p{N}_.]{1,40}[\p{L}\p{N}_]/gu },
  {
    kind: "handle",
    find: whole(
      "(?<=(?:insta|instagram|snap|snapchat|tiktok|ig|psn|gamertag|username|discord|minecraft|roblox|fortnite|xbox|steam|fb|facebook)(?:(?: name| page| is| me| us| under| as|:|@) ?){1,3} ?)" +
        "(?!(?:and|or|but|felt|your|his|her|our|their|that|it|the|a|my|for|if|to|at|in|on|about|all|when|what|they|she|he|i|said|saying|not|so|now|page|group|messages?|post|posts|then|because|as|is|was)(?![\\p{L}]))" +
        "[\\p{L}\\d_.]{3,30}(?: [\\p{L}\\d_]{2,20}(?=[.,!\\n]|$))?",
    ),
  },
  { kind: "handle", find: /(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}.]{0,30}_)[\p{L}\p{N}_.]{4,40}/gu, not: /^_|__/u },
  {
    kind: "phone",
    find: /(?<![\p{L}\p{N}£.])(?:\+|00)\s?44[\s.()-]{0,3}0?(?:[\s.()-]{0,3}\d){9,10}(?!\d)/gu,
  },
  {
    kind: "phone",
    find: /(?<![\p{L}\p{N}£])\(?0(?:[\s.()/-]{0,3}\d){8,10}(?![\d])/gu,
    // numbers for everybody
    not: /^\(?0\D{0,3}(?:8|3)/u,
  },
  { kind: "phone", find: /(?<![\p{L}\p{N}£])7\d{3}[\s.-]?\d{3}[\s.-]?\d{3}(?!\d)/gu },
  {
    kind: "phone",
    find: whole(`${SAID_DIGIT}(?:[ ,-]{1,3}(?:and )?(?:${SAID_DIGIT}|\\d{1,6})){5,13}`),
    // counting aloud, or ages of many children
    not: /^(?!(?:oh|o|zero|nought|double|\d))/u,
  },
  {
    kind: "phone",
    find: whole(
      "(?<=(?:number|phone|ring|call|text|mobile|tel|landline)(?: me| us)?(?: is| was|'s| on| at|:){0,2} ?)\\d{3}[ -]?\\d{3,4}",
    ),
  },
  {
    kind: "postcode",
    find: whole(
      "(?:[a-z]{1,2}\\d{1,2}|[a-z]{1,2}\\d[a-z]|ml \\d{1,2}|g \\d{2})[ -]?[\\do][abd-hjlnp-uw-z]{2}",
    ),
    not: /(?:st|nd|rd|th)$|^[psi] ?\d ?o|^(?:at|by|on|to|in|of|or|is|so|up|no|me)/u,
  },
  { kind: "date", find: whole(WORDED) },
  { kind: "date", find: whole(MONTH_FIRST) },
  { kind: "date", find: whole(SLASHED) },
  { kind: "date", find: whole(`(?<=birthday,? (?:is |was |on |is on )?)the (?:${NTH}|${ORDINALS})`) },
  { kind: "date", find: whole(DAY_ALONE), not: /^(?:sat|sun|mon|wed) (?:first|second)$/u },
  { kind: "number", find: whole("[a-z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[a-d]") },
  {
    kind: "number",
    find: whole("[a-z]{2}\\d{2} ?[a-z]{3}"),
    not: /(?:st|nd|rd|th|am|pm)$| (?:the|and|but|for|was|she|he|they|you|our|his|her|all|per|who|had|has|get|got|now|day)$|^(?:at|by|on|to|in|of|or|is|so|up|no|me|we)/u,
  },
  { kind: "number", find: whole("\\d{6} ?\\d{4}|\\d{3} \\d{3} \\d{4}|\\d{6,16}") },
  {
    kind: "number",
    find: whole(
      "(?:[a-z]{1,6}[/-]){1,3}\\d{3,}(?:[/-][a-z0-9]{1,8}){0,3}|\\d{2,6}[/-]\\d{3,8}|[a-z]{2,4}\\d{4,10}[a-z]?",
    ),
  },
  {
    kind: "number",
    find: whole(
      "(?<=(?:case|reference|ref|chi|ni|nino|insurance|nhs|hospital|file|record|claim|crime|incident|court|passport|account|registration|reg|plate|order|" +
        "application|policy|badge|tenancy|rent|candidate|asylum|ticket|complaint)(?: number| no\\.?| num| ref(?:erence)?| code| is| was|:| #|#|\\.){0,3} ?)" +
        "(?=[a-z/-]{0,8}\\d)[a-z0-9][a-z0-9/-]{3,20}(?: \\d{2,6}){0,3}",
    ),
    not: /^\d{4}$|^\d+(?:st|nd|rd|th|pm|am)$/u,
  },
  {
    kind: "year",
    find: whole(
      `(?:(?:${MONTHS}|spring|summer|autumn|winter|christmas|easter),? (?:of )?)?(?:${FULL_YEAR}(?! (?:words|pounds|people|times|miles))|'[0-2]\\d)`,
    ),
    not: /^'1\d$/u,
  },
];

const BORN =
  /(?:born(?: on| at)?|d\.?o\.?b\.?:?(?: is| was)?|birth(?: ?date)?:?(?: is| was)?|birthday(?: is| was|'s)?(?: on)?)[\s:-]{1,3}$/u;
const LONGEST_BORN = 30;
const FEAST = whole(FESTIVE);

/** The day on which somebody was born, of the days that were found; a feast tells nothing but that. */
export function findBirths(text: string, dates: readonly Mark[]): Mark[] {
  const feasts = [...text.matchAll(FEAST)].map((it) => ({ from: it.index, to: it.index + it[0].length }));
  return [...dates, ...feasts]
    .filter(({ from }) => BORN.test(text.slice(Math.max(0, from - LONGEST_BORN), from)))
    .map(({ from, to }) => markOf("birthdate", from, to));
}
