/** Patterns for what has a name: where somebody lives, learns, works, is treated or judged. */
import type { Pattern } from "./numbers";
import { whole } from "./plain-letters";

const CAP = "[\\p{Lu}][\\p{L}'-]{1,30}";
const CAPS = `(?:(?:${CAP}|St\\.?|of|the|and|&) ){0,3}${CAP}`;
const STREET_CAP =
  "(?:Street|St|Road|Rd|Avenue|Ave|Av|Drive|Crescent|Cres|Lane|Terrace|Terr|Place|Gardens|Gdns|Way|Close|Grove|Park|View|Square|Row|Wynd|Brae|Loan|Loaning|Quadrant|Path|Walk|Gate|Rise|Vale|Mews|Court|Ct|Wood|Bank|Knowe|Toll)";
const STREET_LOW =
  "(?:street|st|road|rd|avenue|ave|drive|crescent|cres|lane|terrace|place|gardens|gdns|way|close|grove|square|wynd|brae|loan|quadrant|court|park|view|mews)";
/** Before "street", "primary" and the like these make nothing of it that has a name. */
const PLAIN =
  "the|a|an|my|our|his|her|their|your|its|this|that|these|those|every|each|any|no|some|one|same|other|another|next|new|old|first|second|main|high|whole|right|wrong|front|back|busy|quiet|" +
  "local|private|special|mainstream|catholic|primary|secondary|nursery|big|small|wee|good|bad|nice|lovely|great|better|best|safe|hard|long|short|only|half|council|public|play|of|in|on|at|to|from|for|by|with|and|or|but|" +
  "across|down|up|off|along|over|near|between|into|was|is|are|were|be|been|went|go|goes|going|gone|took|take|takes|found|get|gets|got|left|leave|started|start|starts|starting|finished|finish|after|before|since|until|when|while|" +
  "through|as|so|then|than|there|here|where|what|which|who|not|all|both|after|out|about|around|ma|oor|wir|last|final|hit|had|have|has|did|under|most|such|very|too|changed|different|early|late|open|closed|later|lower|upper|junior|senior|state|boarding|" +
  "us|me|him|them|you|it|years|year|ago|day|week|today|now|still|just|even|also|years|through|family|another|job|he|she|they|we|i|little|long|this|thru|that's|it's|every|no|said|knew|at";
const NAMED = `(?!(?:${PLAIN})(?![\\p{L}]))[\\p{L}][\\p{L}'-]{2,30}`;
const SCHOOL =
  "(?:primary(?: school)?|high(?: school)?|academy|nursery(?: school| class)?|secondary(?: school)?|grammar(?: school)?|elc|early years(?: centre)?|playgroup|special school|school|college|kindergarten)";
const SCHOOL_LOW =
  "(?:primary(?: school)?|high school|academy|nursery(?: school)?|secondary(?: school)?|grammar(?: school)?|elc|early years(?: centre)?|playgroup|college)";

const SCHOOL_CAP =
  "(?:Primary(?: School)?|High(?: School)?|Academy|Nursery(?: School| Class)?|Secondary(?: School)?|Grammar(?: School)?|" +
  "ELC|Early (?:Years|Learning)(?: Centre)?|Playgroup|School|College|Family Centre|Special School|ASN|RC(?: Primary)?|PS|HS)";
/** Words before "primary" or "nursery" that are no name of one. */
const NO_SCHOOL =
  /^(?:monday|tuesday|wednesday|thursday|friday|morning|afternoon|january|august|september|summer|when|nobody|everyone|school|breakfast|because|really|never|always|loves?|liked?|hates?|hated|attend(?:s|ed)?|missed|called|phoned|rang|told|asked|without|during|part[ -]?time|full[ -]?time|scottish|partnership|baby|home|forest|outdoor|support|work|staff|needs?|want(?:s|ed)?|paid|free|funded) /u;

const HOSPITALS =
  "hairmyres|monklands|wishaw general|(?:university hospital )?wishaw(?: maternity)?|queen elizabeth(?: university)?(?: hospital)?|sick kids|yorkhill|golden jubilee|princess royal|victoria infirmary|royal infirmary|royal alexandra|" +
  "udston hospital|lockhart hospital|kello hospital|stobhill|gartnavel|crosshouse hospital|forth valley royal|southern general|leverndale|kello|(?:neonatal|maternity|labour ward|nicu|icu|a&e)(?: unit| ward)? (?:at|in) \\p{L}{4,15}";

export const WORD_PATTERNS: readonly Pattern[] = [
  {
    kind: "street",
    find: whole(
      "(?:(?:flat|no\\.?|number|house|apartment|apt|block|door) ?)?\\d{1,4}[a-f]?(?:[/,-]\\d{1,3}){0,2},? " +
        `(?:${NAMED} ){1,3}${STREET_LOW}`,
    ),
    not: /^\d+,? (?:years?|months?|weeks?|days?|people|minutes?|mins?|hours?|miles?|times?|more|out|families|children|kids|women|of)/u,
  },
  {
    kind: "street",
    find: whole(
      "(?<=(?:live[sd]?|living|stay(?:s|ed|ing)?|bide|moved|house|flat|hoose|round|along|up|down|in|on|off|at) (?:at |in |on |to |is |into )?)" +
        `${NAMED} (?:street|road|avenue|ave|crescent|cres|terrace|drive|gardens|lane|wynd|quadrant|grove|court)`,
    ),
    not: /^(?:sheriff|high|family) court/u,
  },
  {
    kind: "street",
    find: whole(
      "(?<=(?:live[sd]?|living|stay(?:s|ed|ing)?|bides?|house) (?:at|in) )\\d{1,3}[a-d]? (?!(?:bed|bedroom|different|other|minutes?|hours?|miles?|places|houses|flats|weeks?|months?|years?|days?)(?!\\p{L}))\\p{L}{4,20}|" +
        "flat \\d{1,2}[/,-]\\d{1,2}|flat \\d{1,3}[a-d]?|(?:house|door) (?:number|no\\.?) ?\\d{1,4}|" +
        "(?<=at |to |in |from |frae |fae )(?:number|no\\.?) \\d{1,3}(?!\\d| ?(?:in|on) the (?:list|queue))|(?:number|no\\.?) \\d{1,3}(?= (?:in|on|of) (?:the|our|my) (?:street|close|road|stair))",
    ),
  },
  {
    kind: "school",
    find: whole(
      `(?:st\\.?|saint|our lady'?s?)(?: of)? \\p{L}{3,20}(?:'s)?(?: (?:and|&) (?:st\\.? )?\\p{L}{3,20})?(?: ${SCHOOL})?`,
    ),
  },
  {
    kind: "school",
    find: whole(`${NAMED} ${SCHOOL_LOW}`),
    not: NO_SCHOOL,
  },
  {
    kind: "school",
    find: whole(
      `(?<=(?:go(?:es|ing|in)?|went|gone|at|to|from|fae|frae|in|left|oot|out of|oota|back) )(?:${NAMED} ){1,2}(?:high|uni|university)`,
    ),
    not: /^(?:knee|sky|really|quite|pretty|flying|riding|aiming) /u,
  },
  { kind: "hospital", find: whole(HOSPITALS) },
  {
    kind: "hospital",
    find: whole(
      `(?:${NAMED} (?:hospital|infirmary|health centre|medical (?:practice|centre)|surgery|maternity|hospice)|ward \\d{1,2}[a-z]?)`,
    ),
    not: /^(?:children|hospital|gp|doctors?|dental|heart|major|minor|emergency|brain|went|needed|back|mental|community|sick|general|maternity) /u,
  },
  {
    kind: "court",
    find: whole(
      `(?:${NAMED} )?(?:sheriff|high|jp|supreme|crown|family|magistrates) court|court of session|` +
        "court (?:case|hearing|order|date|battle)|(?:in|to|at|from|by|through|the) court|residence order|permanence order|" +
        "interdict|non[ -]harassment order|custody (?:case|battle|hearing)|children'?s (?:hearings?|panel)",
    ),
  },
  {
    kind: "work",
    find: whole(
      "(?<=(?:works?|worked|working|job|shifts?|hours|employed|cleans|manager|nurse|driver|drives|chef|porter|cook|teaches|cleaner) " +
        "(?:nights |days |weekends |part[ -]?time |full[ -]?time |shifts |mornings |offshore )?(?:at|in|for|on|with) )" +
        "(?!(?:my|his|her|their|our|your|him|them|me|us|this|that|it|all|things|people|families|children|kids|weans|what|you|both|years?|ages|partnership|time|home|lists|case|reception|progress|total|advance|public|person|writing|something|anything|everything|someone|somebody|nothing|money|free|other|another|school|sunday|monday|tuesday|wednesday|thursday|friday|saturday|christmas|it's|there|here|different|these|those|some|any|a while|better|an hour|a week|\\d)(?!\\p{L}))" +
        "(?:the |a |an )?[\\p{L}\\d'&-]{2,25}(?: (?!(?:and|but|so|because|when|which|who|then|since|for|with|until|he|she|they|we|i|was|is|to|as|or|if|after|before|that)(?!\\p{L}))[\\p{L}\\d'&-]{2,25}){0,3}",
    ),
    not: /^(?:the )?(?:family|families|hub|hubs|us|parents|group|groups|social work|end|morning|evening|weekends?|day|same|best|first|way|kitchen|phone|future|past|background|reading|hours)(?: |$)/u,
  },
  {
    kind: "club",
    find: whole(
      "brownies|cubs|scouts|beavers|rainbows|girl guides|boys'? brigade|(?:pipe|flute|brass) band|" +
        "(?:boxing|football|swimming|karate|judo|dance|drama|gymnastics|riding|rugby|bowling|athletics|chess|running) (?:club|school|team|academy)|highland dancing|drama group|choir",
    ),
  },
];

/** For a text with its capitals. */
export const CAPITAL_PATTERNS: readonly Pattern[] = [
  // "Mrs J. Prentice", "R. J. Abercrombie"
  {
    kind: "name",
    find: whole(`(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\\.?[ ](?:\\p{Lu}\\.?[ ]?){1,3}|(?:\\p{Lu}\\.[ ]?){2,3})${CAP}`),
  },
  {
    kind: "street",
    find: whole(
      `(?:(?:[Ff]lat|[Nn]o\\.?|[Nn]umber) ?)?(?:\\d{1,4}[a-fA-F]?(?:[/,-]\\d{1,3})?,? )?(?:${CAP} ){1,3}${STREET_CAP}`,
    ),
    not: /^(?:(?:The|My|Our|His|Her|A|In|On|At|To|From|This|That|No|One|Main|High|Every|Any|It|And|But) [\p{L}]+|.{0,40}(?:Sheriff|High|Family|Supreme) Court)$/u,
  },
  {
    kind: "street",
    find: whole(
      "(?<=(?:live[sd]?|living|stay(?:s|ed|ing)?|moved|address|house|flat|door|home|we were|we are|i'm|i am|at|in) (?:is |was |at |to |in |into ){0,2})" +
        `\\d{1,3}[a-d]?(?:/\\d)?,? ${CAP}(?: ${CAP})?`,
    ),
    not: /(?:January|February|March|April|May|June|July|August|September|October|November|December|day|Christmas|Family|Social)/u,
  },
  {
    kind: "school",
    find: whole(`(?:(?:Saint|St|Our Lady|${CAP})(?:'s)?\\.? ){1,4}${SCHOOL_CAP}`),
    not: /^(?:The|My|Our|His|Her|In|At|To|From|And|But|When|After|Before|A|Their|This|Every|Big|New|Since|For|Primary|High|Secondary|Special|Nursery) (?:Primary|High|Nursery|Secondary|School|College|Academy)(?: School)?$/u,
  },
  {
    kind: "school",
    find: whole(
      "(?<=(?:goes to|went to|go to|going to|starts? at|started at|starting at|pupil at|school is|school was|taught at|teacher (?:at|in)|teaches at|head at|head of) )" +
        `(?:${CAP} ){1,2}${CAP}`,
    ),
    not: /^(?:Family|Social|Children|The )|Court$/u,
  },
  {
    kind: "hospital",
    find: whole(
      `${CAPS} (?:Hospital|Infirmary|General|Clinic|Medical (?:Practice|Centre|Group)|Health Centre|Surgery|Maternity|Hospice|Ward|Unit|Pharmacy)(?: for ${CAP})?`,
    ),
    not: /^(?:The|A|My|Our|In|At) (?:Hospital|Clinic|Surgery|Ward|Unit|General)$/u,
  },
  {
    kind: "club",
    find: whole(
      `(?:${CAP} ){0,3}${CAP} (?:FC|AFC|Thistle|Rovers|Rangers|Celtic|Accies|Athletic|United|Boys Club|Football Club|Boxing Club|Karate|Judo|Gymnastics|Swimming Club|Scouts|Cubs|Brownies|Guides|Boys'? Brigade|Harriers|Bowling Club|Community Centre|Youth Club|Sports Centre|Leisure Centre|Library|Toddlers)`,
    ),
  },
];
