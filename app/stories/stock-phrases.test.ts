import { describe, expect, it } from "vitest";
import { findStockPhrases, STOCK_KINDS, STOCK_PHRASES, type StockKind } from "./stock-phrases";

const found = (text: string) => findStockPhrases(text).map((it) => text.slice(it.from, it.to));

/** As staff have written them; the mark covers what stands between the bars. */
const WRITTEN: Record<StockKind, string[]> = {
  yourFeeling: [
    "We are |sorry you feel| that way.",
    "I am |sorry that you felt| nobody listened.",
    "We are |sorry if you thought| we were rude.",
    "|Sorry to hear about your experience|.",
    "I'm |sorry to hear that you had a bad experience| with us.",
    "We |apologise for any inconvenience caused|.",
    "We |apologise if this caused| you stress.",
    "Sadly we |did not meet your expectations|.",
    "|I understand how frustrating| it is.",
  ],
  formLetter: [
    "|Your feedback is important| to us.",
    "|YOUR FEEDBACK IS VERY\n  VALUABLE|!",
    "|We really value your feedback|.",
    "|Thank you for taking the time to share your feedback|.",
    "|Thank you for your comments|.",
    "|Thank you for bringing this to our attention|.",
    "|We would like to take this opportunity to| say so.",
    "|Please rest assured| that we care.",
    "|Please accept our sincere apologies|.",
    "|As you will appreciate|, it is hard.",
  ],
  emptyPromise: [
    "|Lessons will be learned|.",
    "|lessons have been learnt|",
    "We |will pass this on to the team|.",
    "It |will be shared with all staff|.",
    "I |will feed this back to staff|.",
    "I |will look into this|.",
    "We |will take your comments on board|.",
    "We are |always looking for ways to improve|.",
    "We will |ensure that this does not happen again|.",
    "You will hear |in due course|.",
    "|Going forward| it is better.",
  ],
  ourselves: [
    "|We strive to| do good.",
    "|We pride ourselves on| it.",
    "|We take all complaints very seriously|.",
    "|We take these matters seriously|.",
    "|We're committed to| families.",
    "You get the |highest standards of care|.",
    "|Due to unprecedented demand| you waited.",
    "|Unfortunately, due to| the weather it was shut.",
    "It was done |in line with our policy|.",
    "|Our procedures were followed|.",
  ],
  nobodyDid: [
    "|Mistakes were made|.",
    "|On this occasion| we were late.",
    "It was an |isolated incident|.",
    "|There was a misunderstanding|.",
    "It |could have been handled better|.",
    "That is |not a true reflection| of us.",
  ],
  goAway: [
    "|Please do not hesitate to| ring.",
    "|Please don’t hesitate to| ring.",
    "|Feel free to contact| me.",
    "|If you have any further questions|, ring.",
    "We are |unable to comment on| that.",
    "We |cannot comment on individual| families.",
    "|Thank you for your patience|.",
    "|Wishing you all the best for the future|.",
  ],
};

/** Good answers, which must stay unmarked. */
const GOOD = [
  "Thank you, Bluebell. You waited three weeks and nobody rang you. That was our fault and I am sorry.",
  "I read your story twice. You say that the door was locked when you came with the pram. It should have been open.",
  "I am sorry we left you waiting in the rain. From 1 March the door is open from 8:30am, and I check it.",
  "You felt judged when you asked about the bottle. Nobody should feel that here. I have talked with the team.",
  "You can ring me, Isla, or ask for me at the desk. I take the calls on Tuesdays.",
  "I will tell you here by the end of May what has changed. Kirsty looks after it.",
  "We forgot to tell you about the taxi. I am sorry. We now ask every family on the first call.",
];

describe("stock phrases", () => {
  it("are at least forty", () => expect(STOCK_PHRASES).toBeGreaterThanOrEqual(40));

  describe.each(STOCK_KINDS)("%s", (kind) => {
    it.each(WRITTEN[kind])("%s", (written) => {
      const [before, phrase] = written.split("|");
      const text = written.replaceAll("|", "");
      expect(found(text)).toEqual([phrase]);
      expect(findStockPhrases(text)).toEqual([
        { from: before!.length, to: before!.length + phrase!.length, kind },
      ]);
    });
  });

  it.each(GOOD)("leaves alone: %s", (text) => expect(found(text)).toEqual([]));

  it("are found in any case, with any quotes, over line ends", () => {
    expect(found("PLEASE DON’T\nHESITATE  TO ring")).toEqual(["PLEASE DON’T\nHESITATE  TO"]);
    expect(found("İ 😀 we strive to")).toEqual(["we strive to"]);
  });

  it("are no part of a longer word", () => expect(found("rewe strive together")).toEqual([]));

  it("are found in good time in a text as long as there can be, made to be slow", () => {
    const began = performance.now();
    for (const it of [
      "sorry ",
      "we always ",
      "thank you for ",
      "your experience ",
      "will pass this ",
      "     ",
    ])
      findStockPhrases(it.repeat(Math.ceil(5000 / it.length)));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
