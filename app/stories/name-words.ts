/** Words around names, and words that are sometimes one. */
import { listOf } from "./plain-letters";

const setOf = (words: string): ReadonlySet<string> => new Set(listOf(words));

export const KIN =
  setOf(`son sons daughter daughters wean weans baby boy girl lad lass lassie laddie bairn child kid toddler teenager twin partner husband wife hubby man
  fella boyfriend girlfriend ex bf gf mum mam maw dad da father mother brother sister bro sis granny gran granda grandad nana grandson granddaughter nephew niece cousin auntie
  aunt uncle friend pal mate bestie neighbour stepson stepdaughter stepdad stepmum worker visitor midwife teacher doctor nurse counsellor manager eldest oldest youngest
  middle big wee oor oldest's fiance fiancee boss landlord dog cat foster tutor keyworker therapist psychologist syn corka córka synek maz mąż brat siostra mama tata
  син сина донька чоловік дочка брат сестра ابني ابنتي زوجي اخي أختي بیٹا بیٹی`);
export const SAID_OF = setOf(
  "mr mrs ms miss mx dr doctor prof professor nurse sister auntie aunty aunt uncle father rev reverend pc sgt constable sergeant dc cllr councillor sheriff granny gran granda grandad nana nanny papa pan pani",
);
export const TITLES = setOf("mr mrs ms mx dr prof rev pc cllr");
export const NAMING = setOf("called named nicknamed name's nicknamed aka зовут звати imieniu");
export const PERSON_DOES =
  setOf(`is was has had said says told tells asked asks came comes went goes got gets who and took takes made makes gave gives loves loved likes hates hated listened knew knows
  sat helped helps rang phoned called texted visited showed showed never always didn't doesn't wasn't isn't hasn't wouldn't won't can't couldn't didnae wasnae left started stopped still just would
  could kept keeps explained thought smiled laughed cried talked spoke understood treated wants wanted needs needed used also really even actually now then would've will can sleeps plays and's from at`);
export const MONTH_NAMES = setOf("may april june august march");
export const BEFORE_MONTH = setOf(
  "the in last this of since until till by early late mid next every during around end through from and to it's was mid-",
);
/** In small letters these are the word, even where somebody in the story is called so. */
export const EVERYDAY =
  setOf(`will may mark grace hope faith joy dawn summer autumn winter rose april june august star angel bear rain river art bill
  chance chase drew rich guy frank max ray nick don grant ward pat sue jean hunter carter cooper miles dale glen cliff forest patience prudence charity mercy
  ginger rusty buddy ace kit merry carol eve storm brook amber ruby pearl crystal melody harmony sky lily daisy poppy ivy holly hazel heather iris violet olive
  penny sandy sunny wee van ben kit an al ed so lane bay gray honey bonny pal destiny journey king prince duke earl major star dot peg basil herb jerry dolly honour
  stone flint hart moss kirk law fox wolf blossom petal pixie scout rocky liberty may`);
/** Of a thing as well as of a person. */
export const SMALL_THINGS = setOf("wee oor big middle");
export const AUXILIARY = setOf("will may");
export const ROLE = setOf(
  "worker therapist midwife teacher nurse counsellor one lady girl guy manager visitor",
);
/** Words of other kinds in small letters, seldom a first name there. */
export const SURNAMES_ALONE =
  setOf(`hamilton douglas murray gordon clark kelvin morven mason parker cole reed heath virginia georgia asia kenya china india
  jamaica lincoln chester preston kent memphis dallas phoenix paris austin sydney scout trinity genesis justice destiny christian noble victor clover saffron coral major ash birdie forest
  wade lance gene earnest ernest ken mo vi bea fay fin flo bel cat ram dev mona lan chi wei hui duc raj uma ata isa ola ade ama esi yaw ayo dua aman malik eden nova luna roman
  comfort blessing precious favour gift danish misha sherry beau primrose minnie sandi gay randy peg clay`);
export const PLACE_BEFORE = setOf("in near outside around");
/** What follows may be a place after words of going. */
export const WAY_BEFORE = setOf("to from at fae frae tae");
export const GOING = setOf(
  "moved move moving came come coming went go going goes gone travel travelled drive drove bus train back here away lived born flew fly walk walked through over get got",
);
/** In small letters a place comes after these and "in". */
export const LIVING = setOf("live lives lived living stay stays stayed staying moved born bide bides grew");
export const ONLY_PEOPLE_DO = setOf(
  "said says told asked came listened explained helped rang phoned texted visited sat knew smiled loves loved laughed cried never always introduced",
);
/** "my partner kasjusz was" */
export const OWN = setOf("my ma our oor his her wir");
export const CLOSE = setOf(
  "son daughter partner husband wife boyfriend girlfriend friend pal brother sister nephew niece cousin eldest oldest youngest wean boy girl",
);
export const IS_SAID_OF = setOf("is was has had who said");
/** What was a name elsewhere in a text is one beside these too, in small letters. */
export const SAID_TO = setOf("told asked with and thanks thank love phoned rang met saw like trust trusted");
