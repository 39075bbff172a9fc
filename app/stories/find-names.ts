/** Names of people: from lists, from a capital letter where none is due, and from the words around them. */
import { FIRST_NAMES, SURNAMES, WORDS_AND_NAMES } from "./first-names";
import { markOf, type Mark } from "./mark";
import { KNOWN_CAPITALS, NEVER_NAMES } from "./ordinary-words";
import { listOf } from "./plain-letters";
import type { Word } from "./words-in";

const setOf = (words: string) => new Set(listOf(words));

const KIN =
  setOf(`son sons daughter daughters wean weans baby boy girl lad lass lassie laddie bairn child kid toddler teenager twin partner husband wife hubby man
  fella boyfriend girlfriend ex bf gf mum mam maw dad da father mother brother sister bro sis granny gran granda grandad nana grandson granddaughter nephew niece cousin auntie
  aunt uncle friend pal mate bestie neighbour stepson stepdaughter stepdad stepmum worker visitor midwife teacher doctor nurse counsellor manager eldest oldest youngest
  middle big wee oor oldest's fiance fiancee boss landlord dog cat foster tutor keyworker therapist psychologist syn corka córka synek maz mąż brat siostra mama tata
  син сина донька чоловік дочка брат сестра ابني ابنتي زوجي اخي أختي بیٹا بیٹی`);
const SAID_OF = setOf(
  "mr mrs ms miss mx dr doctor prof professor nurse sister auntie aunty aunt uncle father rev reverend pc sgt constable sergeant dc cllr councillor sheriff granny gran granda grandad nana nanny papa pan pani",
);
const TITLES = setOf("mr mrs ms mx dr prof rev pc cllr");
const NAMING = setOf("called named nicknamed name's nicknamed aka зовут звати imieniu");
const PERSON_DOES =
  setOf(`is was has had said says told tells asked asks came comes went goes got gets who and took takes made makes gave gives loves loved likes hates hated listened knew knows
  sat helped helps rang phoned called texted visited showed showed never always didn't doesn't wasn't isn't hasn't wouldn't won't can't couldn't didnae wasnae left started stopped still just would
  could kept keeps explained thought smiled laughed cried talked spoke understood treated wants wanted needs needed used also really even actually now then would've will can sleeps plays and's from at`);
const MONTH_NAMES = setOf("may april june august march");
const BEFORE_MONTH = setOf(
  "the in last this of since until till by early late mid next every during around end through from and to it's was mid-",
);
/** In small letters these are the word, even where somebody in the story is called so. */
const EVERYDAY =
  setOf(`will may mark grace hope faith joy dawn summer autumn winter rose april june august star angel bear rain river art bill
  chance chase drew rich guy frank max ray nick don grant ward pat sue jean hunter carter cooper miles dale glen cliff forest patience prudence charity mercy
  ginger rusty buddy ace kit merry carol eve storm brook amber ruby pearl crystal melody harmony sky lily daisy poppy ivy holly hazel heather iris violet olive
  penny sandy sunny wee van ben kit an al ed so lane bay gray honey bonny pal destiny journey king prince duke earl major star dot peg basil herb jerry dolly honour
  stone flint hart moss kirk law fox wolf blossom petal pixie scout rocky liberty may`);
/** Of a thing as well as of a person. */
const SMALL_THINGS = setOf("wee oor big middle");
const AUXILIARY = setOf("will may");
const ROLE = setOf("worker therapist midwife teacher nurse counsellor one lady girl guy manager visitor");
/** Words of other kinds in small letters, seldom a first name there. */
const SURNAMES_ALONE = setOf(
  "hamilton douglas murray gordon cameron stewart clark kelvin morven mason taylor parker cole reed heath virginia georgia asia kenya china india jamaica jordan lincoln chester preston kent memphis dallas phoenix paris florence austin sydney scout trinity genesis justice destiny christian noble victor victoria constance clover saffron coral major francis ash birdie fern flora forest wade lance gene earnest ernest ray tam ken jan mo jo vi bea fay fin flo bel ava cat mina ram dev mona lan chi ying wei hui feng guang siu wai kwok duc raj uma ata isa ola ade ama esi yaw ayo bola toms rasa lina inga saba sana safa aman dina aya dua hana ilya vita vera mira nova luna lea asha eden roman malik clay reece peg bob rob jay robin brook skye iona ailsa lorne arran india willow rowan randy gay charlie tod",
);
const PLACE_BEFORE = setOf("in near from outside around to at");

/** Which words are a name by lists alone. */
const listed = (low: string) => FIRST_NAMES.has(low) || low.split("-").every((it) => FIRST_NAMES.has(it));
const ordinary = (low: string) => KNOWN_CAPITALS.has(low) || NEVER_NAMES.has(low);

function isNameAlone(words: readonly Word[], at: number): boolean {
  const word = words[at]!;
  const { low } = word;
  const next = words[at + 1];
  const last = words[at - 1];
  if (WORDS_AND_NAMES.has(low) && !EVERYDAY.has(low) && !ordinary(low) && !SURNAMES_ALONE.has(low))
    return !ordinaryMonth(low, last, next);
  if (WORDS_AND_NAMES.has(low)) {
    if (!word.cap && next?.low === "was" && ROLE.has(words[at + 3]?.low ?? "") && !AUXILIARY.has(low))
      return true;
    if (!word.cap || ordinaryMonth(low, last, next)) return false;
    if (!word.start) return !KNOWN_CAPITALS.has(low) || MONTH_NAMES.has(low);
    if (AUXILIARY.has(low))
      return next !== undefined && /^(?:is|was|has|had|said|and|came|who)$/.test(next.low);
    return word.owns || (next !== undefined && next.before === " " && PERSON_DOES.has(next.low));
  }
  if (listed(low)) return true;
  return false;
}

function ordinaryMonth(low: string, last: Word | undefined, next: Word | undefined): boolean {
  if (!MONTH_NAMES.has(low)) return false;
  if (last && BEFORE_MONTH.has(last.low)) return true;
  return next === undefined || /\d/.test(next.before);
}

/** A capital letter where none is due, in a word that nobody else owns. */
const isOddCapital = (word: Word) =>
  word.cap &&
  !word.start &&
  !KNOWN_CAPITALS.has(word.low) &&
  !KNOWN_CAPITALS.has(word.low.replace(/s$/, "")) &&
  word.text.length > 1;

/** Whether the words before say that a name comes. */
function isAnnounced(words: readonly Word[], at: number): boolean {
  const word = words[at]!;
  const last = words[at - 1];
  if (!last || !/^[ ,(]{1,2}$/.test(word.before) || word.text.length < 2) return false;
  const before = words[at - 2];
  const looksLike = word.cap || listed(word.low) || WORDS_AND_NAMES.has(word.low);
  const next = words[at + 1];
  if (NAMING.has(last.low)) {
    if (NEVER_NAMES.has(word.low) || (KNOWN_CAPITALS.has(word.low) && !MONTH_NAMES.has(word.low)))
      return false;
    return (
      looksLike ||
      last.low !== "called" ||
      (before !== undefined && !/^(?:i|we|he|she|they|you|then|and|also)$/.test(before.low))
    );
  }
  if (
    /^(?:is|was|me|him|her)$/.test(last.low) &&
    before &&
    /^(?:name|call|named|called|nickname)$/.test(before.low)
  )
    return !ordinary(word.low);
  if (next?.low === "they" && /^(?:call|called|cry)$/.test(words[at + 2]?.low ?? "") && !ordinary(word.low))
    return true;
  if (TITLES.has(last.low)) return !NEVER_NAMES.has(word.low) && word.text.length > 2;
  if (SAID_OF.has(last.low) && (looksLike || SURNAMES.has(word.low)) && !ordinary(word.low)) return true;
  if (KIN.has(last.low) && looksLike) {
    if (AUXILIARY.has(word.low))
      return word.cap || (next !== undefined && /^(?:is|was|has|had|and)$/.test(next.low));
    if (!word.cap && (NEVER_NAMES.has(word.low) || (EVERYDAY.has(word.low) && SMALL_THINGS.has(last.low))))
      return false;
    return !KNOWN_CAPITALS.has(word.low);
  }
  return false;
}

/** @param words of one text, as `wordsIn` gives them. @param places where words begin that
 *  name a place: no name as well, but where the words around them say so */
export function findNames(words: readonly Word[], places: ReadonlySet<number>): Mark[] {
  const found = new Set<number>();
  const learned = new Set<string>();
  const take = (at: number) => {
    found.add(at);
    const { low } = words[at]!;
    if (!EVERYDAY.has(low) && !ordinary(low)) learned.add(low);
  };
  words.forEach((word, at) => {
    if ((isNameAlone(words, at) && !places.has(word.from)) || isAnnounced(words, at)) take(at);
    else if (!places.has(word.from) && isOddCapital(word) && !PLACE_BEFORE.has(words[at - 1]?.low ?? ""))
      take(at);
  });
  // what was a name once is one everywhere
  words.forEach((word, at) => {
    if (learned.has(word.low)) found.add(at);
  });
  // a family name beside a first one
  words.forEach((word, at) => {
    if (found.has(at) || !found.has(at - 1) || word.before !== " " || ordinary(word.low)) return;
    if ((word.cap && !word.start) || (SURNAMES.has(word.low) && !WORDS_AND_NAMES.has(words[at - 1]!.low)))
      found.add(at);
  });
  return joined(words, found);
}

/** Names side by side are one. */
function joined(words: readonly Word[], found: ReadonlySet<number>): Mark[] {
  const marks: Mark[] = [];
  for (const at of [...found].sort((a, b) => a - b)) {
    const word = words[at]!;
    const last = marks.at(-1);
    if (last && found.has(at - 1) && word.before === " " && !words[at - 1]!.owns) last.to = word.to;
    else marks.push(markOf("name", titled(words, at), word.to));
  }
  return marks;
}

/** With "Mrs" or "Granny" before it: who takes the name out takes that out too. */
function titled(words: readonly Word[], at: number): number {
  const last = words[at - 1];
  if (!last || !/^\.? $/.test(words[at]!.before)) return words[at]!.from;
  return TITLES.has(last.low) || (SAID_OF.has(last.low) && last.cap) ? last.from : words[at]!.from;
}
