/** Patterns for how old somebody is, as people say it. */
import type { Pattern } from "./numbers";
import { whole } from "./plain-letters";

const SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
const TEENS = "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
const TENS = "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety";
const COUNT = `(?:\\d{1,2}|${TEENS}|(?:${TENS})(?:[ -](?:${SMALL}))?|${SMALL})`;
const GROWN = `(?:1[3-9]|[2-9]\\d|${TEENS}|(?:${TENS})(?:[ -](?:${SMALL}))?)`;
const OLD = "(?:year|yr|month|mth|week|wk|day)s?(?:'s)?[ -]?(?:olds?|auld)";
const ABOUT =
  "(?: (?:only|just|now|nearly|almost|about|still|barely|already|turning|going on|around|all of|coming up|maybe))?";

const PERSON =
  "(?:i|ah|he|she|they|we|who|sons?|daughters?|weans?|boys?|girls?|kids|children|twins|lads?|lass|lassie|baby|bairns?|eldest|oldest|elder|older one|youngest|" +
  "younger|middle one|wee one|wee yin|big one|other one|sister|brother|child|mum|dad|gran|granny|grandson|granddaughter)";
const IS = "(?: (?:(?:that|who) )?(?:is|was|are|were|wis|wur)|'s|'m|'re)";
const BEING =
  "i am|i'm|im|ah'm|am|been|turn(?:s|ed|ing)?|coming up|going on|gaun oan|when i was|when he was|when she was|when they were";

/** After a number these make no age of it. */
const MEASURED =
  "minutes?|mins?|hours?|hrs?|days?|times?|miles?|people|of|pounds?|quid|percent|per|stone|pages?|steps?|others?|lines?|fit|" +
  "more|different|separate|sessions?|visits?|calls?|phone|buses|families|workers?|women|men|grown|parents?|mums|dads|lots?|children|kids|weans|" +
  "big|small|good|bad|great|long|whole|o'?clock|am|pm|in the (?:morning|afternoon|evening)|feet|foot|or|to|an hour|a (?:week|day|month)|boys|girls|bairns|" +
  "years? (?:later|late|ago|of|on|before|since|into|in a row|running|long)|(?:weeks?|wks?|months?)";
const END = `(?! ?(?:[:%/£]|\\.\\d|-\\d|(?:${MEASURED})(?!\\p{L})))`;
/** Of a baby, born or not. */
const YOUNG = `${COUNT} (?:months?|mths?|weeks?|wks?)(?! (?:later|late|ago|on|of|before|since|into|after|waiting|wait|long|early|straight|running|to|for|in))`;

export const AGE_PATTERNS: readonly Pattern[] = [
  {
    kind: "age",
    find: whole(`${COUNT}(?: and a half|½|\\.5)?(?: ?(?:and|&|or|to|,|-) ?${COUNT}){0,3}[ -]?${OLD}`),
  },
  { kind: "age", find: whole(`${COUNT} ?(?:yo|y/o|yrs|y\\.o\\.)`) },
  {
    kind: "age",
    find: whole(
      `age[ds]? (?:of |only |just |about |around |between |from )?${COUNT}(?:(?:, | ?(?:and|&|to|-) ?)${COUNT}){0,4}`,
    ),
  },
  {
    kind: "age",
    find: whole(
      `(?<=(?<![\\p{L}'])(?:${PERSON}${IS}|${BEING}|(?:is|was|who's) (?:only|just|now|nearly|almost|about))${ABOUT} )` +
        `${COUNT}(?:(?:, | ?(?:and|&) ?)${COUNT}){0,4}${END}`,
    ),
    not: /^one$/u,
  },
  // "was four and would only eat toast"
  {
    kind: "age",
    find: whole(
      `(?<=(?<!(?:it|there|that|this|which|what|here|time|score|wait|answer|problem|thing|other|number) )(?:is|was) )${COUNT}(?= (?:and (?:had|was|is|would|he|she|has|loves|likes|could|couldn't|already|still)|when|at the time))`,
    ),
    not: /^one$/u,
  },
  {
    kind: "age",
    find: whole(
      `(?<=(?<!\\p{L})(?:${PERSON}${IS}|${BEING}|at|by|wee girl of|wee boy of|baby of)${ABOUT} )${YOUNG}`,
    ),
  },
  { kind: "age", find: whole(`${COUNT} (?:months?|weeks?) (?:pregnant|gone|premature|expecting|along)`) },
  {
    kind: "age",
    find: whole(
      `(?<=(?:boys?|girls?|lads?|lass|lassie|bairns?|weans?|child|son|daughter|toddler|man|woman|sisters?|brothers?) (?:of|aged) )${COUNT}${END}`,
    ),
  },
  {
    kind: "age",
    find: whole(
      `(?<=(?:at|by|since|from|under|over) )${GROWN}(?=[.,!?]| (?:i|he|she|they|with|and (?:a|i|he|she|my|im)|my|im)(?!\\p{L}))`,
    ),
    not: /^\d0$/u,
  },
  { kind: "age", find: whole(`(?<=by )(?:${SMALL}|\\d)(?= (?:he|she|they) )`) },
  // "four, 13, 10, 6 and 2"
  {
    kind: "age",
    find: whole(`${COUNT}(?:, ${COUNT}){1,6},? (?:and|&) ${COUNT}${END}`),
    not: /\d{2}, (?:[3-9]\d)/u,
  },
  {
    kind: "age",
    find: whole(`(?<=\\p{L} \\()(?:aged? )?${COUNT}(?: ?(?:months|mths|weeks|years|yrs|m|y))?(?=\\))`),
  },
  {
    kind: "age",
    find: whole(
      "(?<!')(?:[ps][1-7]|(?:p|primary|secondary|year) ?(?:[1-7]|one|two|three|four|five|six|seven))s?",
    ),
    not: /^year (?:one|two|three|1|2|3)$/u,
  },
  {
    kind: "age",
    find: whole(
      "(?<=(?:in|my|his|her|their|in his|in her) )(?:third|fourth|fifth|sixth) year(?! (?:of|in|running|here|that))",
    ),
  },
  {
    kind: "age",
    find: whole(
      "in (?:my|his|her|their) (?:early |mid |late |mid-)?(?:teens|twenties|thirties|forties|fifties|sixties|seventies)",
    ),
  },
];

/** For a text with its capitals: "Kelsey is nine". */
export const NAMED_AGES: readonly Pattern[] = [
  {
    kind: "age",
    find: whole(
      `(?<=(?<!\\p{L})(?!It|There|That|This|What|Which|Here|How|One|Time|Score)\\p{Lu}[\\p{L}'-]{1,20}(?: (?:is|was|wis|turned|has just turned|had just turned)|'s)${ABOUT} )${COUNT}${END}`,
    ),
    not: /^one$/u,
  },
];
