/** Names that are English words as well, and such as stand in a message to a family: in small letters they mostly name
 *  nobody. Short on purpose: a name that is missing here is refused once too often, one too many lets somebody be named. */

/** First names given in Scotland. */
const FIRST =
  "angel april art august autumn basil bill bob bonnie brook chance charity chase daisy dawn dean dot eve faith frank " +
  "ginger grace grant guy hope ivy jack joy king lily mark may mercy miles olive page pat patience peace pearl pepper " +
  "precious prince ray rich river rob robin rose sandy scout sky skip star storm sue summer sunny ward will winter";
const SURNAMES =
  "banks best brown burns bush church close cook cross day dear english farmer field fisher ford french good gray " +
  "green grey hall hand hill home hood house hunt king knight lane law little long lord love main moon more " +
  "park parks potter power price read rice room sharp short small smart snow speed spring stone street strong " +
  "swan sweet swift town wall walls water waters welsh west white wise wood woods young";
/** What people call themselves where the form asks for a name. */
const SELVES =
  "anonymous anybody aunt auntie baby boy brother call carer child children daughter family five foster four friend " +
  "from girl grandad grandma grandmother guardian her his husband kids lady man neighbour nobody none one our parents " +
  "partner please sister six somebody someone son this three two uncle wife woman";

export const NAMES_AS_WORDS: ReadonlySet<string> = new Set(`${FIRST} ${SURNAMES} ${SELVES}`.split(" "));

/** Words of two letters, and such as are written in capitals. A sentence may begin with any of them. */
export const SHORT_WORDS: ReadonlySet<string> = new Set(
  (
    "ah am an as at ay be by do eh er go ha he hi hm ho id if in is it ma me my no of oh ok on or pa pm " +
    "so ta to tv uk um up us we ye"
  ).split(" "),
);
