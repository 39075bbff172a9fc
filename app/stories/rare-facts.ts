/** What few families have, believe, have lived through or come from: lists of words that make somebody easier to know. */
import type { Pattern } from "./numbers";
import { whole } from "./plain-letters";

const HEALTH =
  "[\\p{L}'-]{3,30}(?: [\\p{L}'-]{3,30})? syndrome|down'?s|cerebral palsy|cystic fibrosis|muscular dystrophy|spina bifida|epilep(?:sy|tic)|leuka?emia|cancer|brain tumou?r|tumou?r|profoundly deaf|deaf|registered blind|blind in|blind|" +
  "wheelchair|tube[ -]fed|feeding tube|peg fed|tracheostomy|sickle cell|tourette'?s?|pda|transplant|type (?:1|one) diabet(?:es|ic)|diabet(?:es|ic)|coeliac|ha?emophilia|multiple sclerosis|parkinson'?s|huntington'?s|motor neurone|" +
  "schizophreni[ac]|bipolar|psychosis|hydrocephalus|cleft (?:lip|palate)|club ?foot|heart (?:defect|condition|surgery|operation|transplant)|open heart|kidney (?:failure|disease|transplant)|dialysis|lupus|crohn'?s|colitis|arthritis|" +
  "brain injury|stroke|hiv|hepatitis|genetic (?:condition|disorder)|chromosome [\\p{L}\\d]+|rare (?:condition|disease|disorder|illness)|prader[ -]willi|angelman|fetal alcohol|foetal alcohol|fasd|selective(?:ly)? mut(?:e|ism)|eating disorder|anorexi[ac]|" +
  "amputat(?:ed|ion|ee)|prosthetic|stoma|colostomy|hearing aids?|cochlear implants?|asperger'?s|dyspraxi[ac]|non[ -]verbal";

const SHAPE =
  "(?:identical |non[ -]identical |my |our |the |wee |boy |girl )?(?:twins?|triplets?|quads|quadruplets)|(?:a |the )?set of twins|foster (?:carers?|mum|dad|parents?|mother|father|child(?:ren)?|placement)|fostered?|fostering|" +
  "adopt(?:ed|ive|ion|ing)|kinship (?:carers?|care)|two mu[mr]s|two mams|two dads|same[ -]sex|my wife and i are both women|surroga(?:te|cy)|ivf|donor|" +
  "widow(?:ed|er)?|(?:\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) (?:grandchildren|grandweans|grandkids)|(?:my|our|his|her|their|ma) (?:wife|husband|partner|mum|mam|dad|brother|sister|son|daughter|baby|wean|twin) (?:had )?(?:died|passed away|was killed|took (?:his|her) own life)|took an overdose|(?:six|seven|eight|nine|ten|eleven|twelve|[6-9]|1[0-4]) (?:of a family|children|kids|weans|bairns|boys|girls|brothers|sisters|siblings|sons|daughters|grandchildren|grandweans)|(?:mum|mother|dad|father|parent|gran|family) (?:of|to|wi|with) (?:six|seven|eight|nine|ten|eleven|twelve|[6-9]|1[0-4])(?: (?:children|kids|weans|boys|girls))?|(?:the )?only (?:[\\p{L}'-]{2,20} ){0,2}(?:family|one in|dad|man|mum|woman|boy|girl|wean|father|mother|person)|" +
  "(?:the )?only (?:[\\p{L}'-]{2,20} ){0,3}(?:in|at|on) (?:the|our|my|this) (?:whole |entire )?(?:village|school|town|class|street|area|scheme|estate|year|nursery|church)|" +
  "(?:living|staying|sleeping|slept|stayed) in (?:my|the|our|a) car|homeless|(?:came to (?:us|me) (?:through|by) |an |our |my )adopt(?:ion|ed (?:child|son|daughter|boy|girl))|still(?:born|birth)|in (?:prison|jail|the jail)|(?:got out|out) of (?:prison|jail)|(?:low moss|addiewell|barlinnie|polmont|cornton vale|shotts prison)|refugees?|asylum(?: seekers?)?|travellers?|gypsy|roma|show ?people|transgender|trans|non[ -]binary|lesbian|in the army|in the navy|armed forces|veteran|deployed";

const EVENT =
  "(?:was|were|been|it|us|him|her|me|all|got|that|photo|picture|photograph|story|name)(?: all over| put)? (?:in|on|all over) (?:the |all the )(?:local |national |evening |sunday )?(?:papers?|news|newspapers?|herald|advertiser|reformer|gazette|daily record|sunday mail|front page|telly)(?: (?:at the time|last year|back then))?|made the (?:papers?|news)|" +
  "(?:flat|house|close|school|shop|car) (?:went on|caught|was on) fire|(?:the )?helicopter|" +
  "(?:house |flat |the )?fire (?:at|in) (?:the|our|my) [\\p{L}]{3,20}|house fire|gas explosion|explosion|(?:car|bus|motorbike|train|road|bike) (?:crash|accident)|(?:was|were|got|been) murdered|was killed|got killed|drown(?:ed|ing)|stabb(?:ed|ing)|shooting|" +
  "hit (?:by|wi|with) (?:a|the) (?:car|bus|train|van|lorry)|knocked down by|went viral|(?:big|bad) (?:fire|flood)|flooded|the floods?|fatal accident|police raid|raided|missing person|appeal on facebook|overturned lorry|the storm|storm [\\p{L}]{3,12}";

const FAITH =
  "muslims?|islam(?:ic)?|catholics?|roman catholic|hindus?|sikhs?|jewish|buddhists?|jehovah'?s? witness(?:es)?|mormons?|protestants?|mosque|masjid|temple|gurdwara|synagogue|church(?: of scotland| hall)?|chapel|priest|imam|parish|hijab|ramadan|" +
  "eid|first communion|communion|orange (?:walk|lodge|order)|free church|the kirk|pastor|fellowship|bible|quran|koran|baptis(?:t|ed|m)|pentecostal|evangelical|chaplain|born[ -]again|salvation army|bar mitzvah|rabbi|nun|pagan|christians?|halal";

const ORIGIN =
  "polish|poland|ukrain(?:e|ian)s?|syria(?:n|ns)?|kurd(?:ish|s|istan)|iran(?:ian)?|iraq(?:i|is)?|afghan(?:istan|s)?|pakistan(?:i|is)?|urdu|punjabi|india(?:n)?|hindi|bengali|bangladesh(?:i)?|chinese|china|mandarin|cantonese|hong kong|arabic|" +
  "romania(?:n|ns)?|bulgaria(?:n|ns)?|lithuania(?:n|ns)?|latvia(?:n|ns)?|slovak(?:ia|ian)?|czech|hungar(?:y|ian)|nigeria(?:n|ns)?|ghana(?:ian)?|ethiopia(?:n)?|eritrea(?:n|ns)?|tigrinya|somali(?:a|an|s)?|sudan(?:ese)?|kenya(?:n)?|zimbabwe(?:an)?|" +
  "south africa(?:n)?|turk(?:ey|ish)|farsi|dari|pashto|russia(?:n|ns)?|portug(?:al|uese)|spain|spanish|ital(?:y|ian)|france|french|german(?:y)?|brazil(?:ian)?|vietnam(?:ese)?|thai(?:land)?|filipin[oa]|philippines|philipines|sri lanka(?:n)?|tamil|" +
  "alban(?:ia|ian)s?|kosov(?:o|an)|libya(?:n)?|egypt(?:ian)?|morocc(?:o|an)|alger(?:ia|ian)|yemen(?:i)?|lebanon|lebanese|palestin(?:e|ian)s?|jordanian|congo(?:lese)?|gambia(?:n)?|nepal(?:i|ese)?|irish|ireland|american|canada|canadian|australia(?:n)?";

const JOBS =
  "paramedic|police ?(?:man|woman|officer)|polis|firefighter|fireman|joiner|plumber|electrician|sparky|roofer|scaffolder|bricklayer|brickie|plasterer|welder|mechanic|hairdresser|barber|beautician|chef|cook|baker|butcher|taxi driver|bus driver|" +
  "lorry driver|hgv driver|truck driver|train driver|van driver|delivery driver|postman|postie|postwoman|teaching assistant|classroom assistant|dinner lady|janitor|jannie|lollipop (?:man|lady)|care assistant|carer in a [\\p{L} ]{3,20}|home carer|" +
  "pharmacist|dentist|dental nurse|vet|farmer|shepherd|gamekeeper|fisherman|soldier|prison officer|security guard|bouncer|minister|councillor|lawyer|solicitor|accountant|engineer|labourer|childminder|registrar|undertaker|footballer|referee|musician|dj|" +
  "shop assistant|barman|barmaid|nail technician|dog groomer|window cleaner|cleaner|warehouse (?:worker|operative)|call centre";

export const FACT_PATTERNS: readonly Pattern[] = [
  {
    kind: "work",
    find: whole(
      `(?<=(?:i am|i'm|im|ah'm|i was|he is|he's|she is|she's|they are|been|husband is|wife is|partner is|man is|man's|mum is|dad is|dad's|mum's|husband's|is also|works? as|worked as|working as|job as|being|to be|be|trained as|retired|(?:husband|wife|partner|he|she|mum|dad) was) (?:an? |the |retired |former ){0,2})(?:[\\p{L}-]{3,20} )?(?:${JOBS}|nurse|teacher|social worker|carer in [\\p{L} ]{3,30}|consultant|doctor|care worker|an[a]?esthetist)`,
    ),
  },
  {
    kind: "work",
    find: whole(
      "(?:manage|manages|managed|runs?|ran|own|owns) (?:a|the|my own|our) (?:[\\p{L}]{3,15} )?(?:bar|shop|cafe|salon|pub|garage|takeaway|farm|restaurant|nursery|hotel|business|chippy|bakery)|keeps? (?:sheep|cattle|cows|bees|pigs)|(?:away |works? |worked )?on the (?:rigs|boats|oil rigs|buses|bins|railway|trains|lorries|tills|taxis)",
    ),
  },
  { kind: "shape", find: whole(SHAPE) },
  { kind: "health", find: whole(HEALTH) },
  { kind: "event", find: whole(EVENT) },
  { kind: "faith", find: whole(FAITH) },
  { kind: "origin", find: whole(ORIGIN) },
];
