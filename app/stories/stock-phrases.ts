/** Phrases that are written for everybody, and that a family reads as "nobody has listened". Found so that whoever
 *  answers sees them as the family will; nothing is forbidden. */
import { alike, small } from "./plain-letters";

/** Why a phrase hurts, and what to write instead: words for each stand in the locale files. */
export const STOCK_KINDS = [
  "yourFeeling",
  "formLetter",
  "emptyPromise",
  "ourselves",
  "nobodyDid",
  "goAway",
] as const;
export type StockKind = (typeof STOCK_KINDS)[number];

/** A piece of a text: `text.slice(from, to)`. */
interface StockPhrase {
  from: number;
  to: number;
  kind: StockKind;
}

const SORRY = "(sorry|apologi[sz]e)";
const ANY = "(any|all|the)";

/** Small letters; a space is any run of spaces, line ends and commas; `(…)?` may be missing with the space before it. */
const PHRASES: Record<StockKind, readonly string[]> = {
  // sorry for what they feel, not for what was done
  yourFeeling: [
    `${SORRY}( (if|that))? you( have)?( (feel|felt|thought|think|believe|perceived))`,
    `${SORRY}( (for|if|about))?( ${ANY})? (offence|upset|distress|inconvenience)( (that )?(this|it|we))? may have`,
    `${SORRY} if (this|it|we|anything|your)( \\w+){0,3} (caused|upset|made|offended|was|did not|has|have)`,
    `${SORRY} for ${ANY} (inconvenience|upset|distress)( caused)?`,
    `${SORRY} (to )?(hear|read|learn)( (about|of|that))?( (your|you|the|this))?( (had|have))?( a)?( (bad|poor|negative|disappointing))?( experience)?`,
    "your (experience|visit|support) (was|has been|did) (less than|not what|below|not (meet|up to))",
    "did not meet your expectations",
    "(fell|fallen) short of your expectations",
    "(we|i)( (can|do|fully|really))? (understand|appreciate) (how|that)( (you|this|it|these))?( \\w+){0,3} (feel|felt|frustrat\\w+|upset\\w*|difficult)",
    "(we|i)( (can|do|fully|really))? (understand|appreciate) (how|your) (frustrat\\w+|upset\\w*|difficult)",
  ],
  formLetter: [
    "(your|all|any) (feedback|views?|opinions?|comments?) (is|are)( (very|really|so|extremely|always))? (important|valuable|valued|welcome|appreciated)",
    "we( (really|greatly|very much|always|truly))? (value|appreciate|welcome)( (all|any|your))? (feedback|comments|views|opinions)",
    "thank you for( taking the time to)?( (giv\\w+|shar\\w+|provid\\w+|leav\\w+|send\\w+)( us)?)?( (your|this))?( (valuable|honest|positive|kind))? (feedback|comments?)",
    "(thank|thanks)( you)? for (bringing|drawing) (this|it|your \\w+|these \\w+)( matters?)? to (our|my) attention",
    "thank you for (reaching out|getting in touch|contacting us|your (e-?mail|enquiry|correspondence|post))",
    "(we|i) (would|'d) like to (thank|take this opportunity)",
    "(take|taking) this opportunity to",
    "(please )?(rest|be) assured",
    "i hope (this|that|you|my)( \\w+){0,3} (finds you well|answers|addresses|clarifies|helps to)",
    "as (you (may|will) (be aware|know|appreciate))",
    "(please )?accept (our|my)( (sincere(st)?|heartfelt|deepest|humble))? apolog(y|ies)",
    "(our|my) (sincere(st)?|heartfelt|deepest|humble) apolog(y|ies)",
  ],
  // of what nobody will ever see
  emptyPromise: [
    "(lessons?|learning) (will|have|has|can|must)( been| be)?( (learn(ed|t)|taken|shared))",
    "(learn|learning)( any)?( the)? lessons? from",
    "(will|shall)( be)?( also)? (pass(ed)?|shared?|feed|fed|forward(ed)?)( (this|it|your|these|the|that))?( (feedback|comments?|experience|story|concerns|words))?( (on|back|along))?( (to|with))( (the|our|all))?( (relevant|appropriate|wider|whole))?( (teams?|staff|departments?|colleagues|managers?|management))",
    "(will|shall) (look|be looking) into (this|it|the matter|your concerns)",
    "(will|shall) (take|bear|keep) (this|it|your \\w+|these \\w+)( \\w+)? (on board|in mind|into (account|consideration|mind))",
    "(taken|taking|take) on board",
    "(will|shall)( continue to)? (strive|endeavou?r|aim|try) to (improve|do better|learn|ensure|provide)",
    "(always|continually|constantly|continuously) (looking|trying|striving|seeking|working)( for ways)? to improve",
    "(use|using) (your|this|all)( \\w+)? (feedback|comments) to (improve|inform|shape)",
    "(ensure|make sure)( that)? (this|it|something like this|that) (does not|doesn't|will not|won't|never)( ever)? happens? again",
    "in due course",
    "going forwards?",
    "moving forwards?",
    "at (your|our|the) earliest (convenience|opportunity)",
  ],
  // about us, where the family wants to read about them
  ourselves: [
    "we( (always|all|do|continually|constantly))? (strive|endeavou?r|pride ourselves|aim)( (to|on|for))?",
    "(we|i)( (do|always|will))? take( (all|any|such|these|this|your|every))?( (feedback|complaints?|concerns?|comments?|matters?|issues?|allegations?|things?|it))?( (like|of)( this| these)( kind)?)?( (very|extremely|so))? seriously",
    "(we are|we're|our (team|staff|hub) (is|are))( (fully|totally|very|always))? (committed|dedicated) to",
    "(high(est)?|good|best)( possible)? (standards?|quality|level)s? of (care|service|support|practice)",
    "(person|family|child)(-| )centred (approach|care|practice|support)",
    "(our|the) (staff|team|workers?) (work|works|are working|always work|do)( (very|extremely|incredibly))? hard",
    "we (are|were|have been)( (currently|very|extremely|under))+ (busy|pressure|short(-| )staffed|understaffed)",
    "(due to|because of|owing to)( (high|unprecedented|increased|current|a high))* (demand|pressures?|volumes?( of \\w+)?|staff shortages?|circumstances beyond our control)",
    "(unfortunately|regrettably)( (due to|because|we are unable|we cannot|this is))",
    "in (line|accordance|keeping) with (our|the)( \\w+)? (polic(y|ies)|procedures?|guidelines|guidance|values)",
    "(our|the|council|correct|normal|usual)( \\w+)? (polic(y|ies)|procedures?|process(es)?) (was|were|is|are|has been|have been) follow(ed|ing)?",
  ],
  // it was done, and nobody did it
  nobodyDid: [
    "mistakes (were|have been|may have been) made",
    "on this occasion",
    "(isolated|one(-| )off) (incident|occurrence|event)",
    "(was|were|there (was|has been)|this (was|is))( (clearly|just|simply))? (a|an|some)? ?(mis-?communication|misunderstanding|breakdown in communication|communication (error|issue|breakdown))",
    "(could|should|may|might) have been (handled|communicated|managed|dealt with|explained) (better|differently|more)",
    "not (a true reflection|representative|the (norm|standard|level|service)( \\w+)? (we|that we|you should))",
  ],
  goAway: [
    "(please )?(do not|don't|never|feel free and do not) hesitate to",
    "(please )?feel free to (contact|get in touch|ring|call|e-?mail|reach)",
    "(if you have|should you have|with) any (further|other|more)( \\w+)? (questions?|queries|concerns?|comments?|feedback)",
    "(should you|if you) (wish|require|need|would like)( to)? (discuss|any( further)? (information|assistance|details?)|further (information|assistance))( (this|it))?( further)?",
    "(unable|not able) to comment (on|further)",
    "(cannot|can't|can not) (comment|discuss)( (on|further))?( \\w+)? individual",
    "(wish|wishing) you( (all the best|well|every success|the (very )?best))( (in|for|with) the future)?",
    "(thank you|thanks) for your (patience|understanding|co-?operation|continued support)",
  ],
};

const GAP = "[\\s,;]+";

/** Spaces of a phrase as any run of them. One at the start of what may be missing is missing with it. */
const asPattern = (phrase: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${phrase.replaceAll(" ?", "\u0000").replaceAll(" ", GAP).replaceAll("\u0000", `(?:${GAP})?`)}(?![\\p{L}\\p{N}])`,
    "gu",
  );

const PATTERNS = STOCK_KINDS.flatMap((kind) => PHRASES[kind].map((it) => ({ kind, pattern: asPattern(it) })));

export const STOCK_PHRASES = PATTERNS.length;

/** The stock phrases of a text, in order; those that overlap as one. */
export function findStockPhrases(text: string): StockPhrase[] {
  const said = small(alike(text));
  const found = PATTERNS.flatMap(({ kind, pattern }) =>
    [...said.matchAll(pattern)].map((it) => ({
      from: it.index,
      to: it.index + it[0].trimEnd().length,
      kind,
    })),
  ).sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: StockPhrase[] = [];
  for (const it of found) {
    const last = kept.at(-1);
    if (last && it.from < last.to) last.to = Math.max(last.to, it.to);
    else kept.push({ ...it });
  }
  return kept;
}
