import fc from "fast-check";
import { expect, test } from "vitest";
import { findIdentifiers, type Known } from "./identifiers";

const known: Known = {
  names: ["Isla Brown", "Callum Example"],
  places: [
    "Hamilton",
    "East Kilbride",
    "EK",
    "Law",
    "Forth",
    "Crossford (Clyde Valley)",
    "South Lanarkshire",
  ],
  authorNames: ["Kasjusz"],
};
/** "kind: words" of each mark. */
const found = (text: string) =>
  findIdentifiers(text, known).map((it) => `${it.kind}: ${text.slice(it.from, it.to)}`);

test.each([
  ["My son Jack is 7.", ["name: Jack", "age: 7"]],
  ["my partner dean shouted, then dean left", ["name: dean", "name: dean"]],
  ["Grace was lovely and so was Will", ["name: Grace", "name: Will"]],
  ["We met Mrs Paterson from Social Work", ["name: Mrs Paterson"]],
  ["the Hendersons next door", ["name: Hendersons"]],
  ["a wee boy called moose", ["name: moose"]],
  ["isla’s so kind", ["staff: isla"]],
  ["Мій син Артем любить школу", ["name: Артем"]],
  ["ابني محمد", ["name: محمد"]],
  ["Ring me on 07700 900 123", ["phone: 07700 900 123"]],
  ["+44 (0)7700 900123 any time", ["phone: +44 (0)7700 900123"]],
  [
    "it is oh double seven double zero nine one two three",
    ["phone: oh double seven double zero nine one two three"],
  ],
  ["kim dot adair at example dot org", ["email: kim dot adair at example dot org"]],
  ["write to Kim.Adair@example.org.", ["email: Kim.Adair@example.org"]],
  ["we are in ml30zz", ["postcode: ml30zz"]],
  ["I am @kim_85 there", ["handle: @kim_85"]],
  ["She came on 12/03/2024", ["date: 12/03/2024"]],
  ["She came on the third of May", ["date: the third of May"]],
  ["he was born on 12 March 2019", ["birthdate: 12 March 2019"]],
  ["We live at 14 Millburn Street", ["street: 14 Millburn Street"]],
  ["He goes to St Kentigern’s Primary", ["school: St Kentigern’s Primary"]],
  ["his CHI is 1203191234", ["number: 1203191234"]],
  ["a red car, SN19 ABC", ["number: SN19 ABC"]],
  ["my seven-year-old", ["age: seven-year-old"]],
  ["we moved to Law", ["place: Law"]],
  ["at Hamilton Sheriff Court", ["court: Hamilton Sheriff Court"]],
  ["told Kasjusz", ["name: Kasjusz"]],
  ["from Mrs J. Prentice", ["name: Mrs J. Prentice"]],
  ["we stay at 14 millburn", ["street: 14 millburn"]],
  ["my worker hope was kind, hope listened, I hope", ["name: hope", "name: hope"]],
  ["She is the only Polish mum in our street", ["shape: the only Polish mum"]],
  ["we moved to Inverness", ["place: Inverness"]],
  ["He’d shout. I was 15 when Mum’d gone", ["age: 15"]],
])("in %j stands %j", (text, marks) => expect(found(text)).toEqual(marks));

test.each([
  "I may go in May if I will be well.",
  "On Monday the Hub helped us. One thing was hard.",
  "Children First and You and Your Child were good. My GP and Social Work too.",
  "Hamilton hub helped us, and the East Kilbride Family Support Hub.",
  "We waited 6 weeks and it rose to 3 hours.",
  "My mother-in-law came. It is the law.",
  "I hope they mark it. Will you?",
  "Thank You For Listening To Us",
  "The Meeting was long. Every meeting is. I wish He’d come.",
  "WE WERE NEVER ASKED WHAT WE WANTED",
])("in %j stands nothing", (text) => expect(found(text)).toEqual([]));

test("marks stand in order, overlap nowhere and hold something, whatever the text", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom(
      "Jack",
      " 12 March ",
      "my son ",
      "@",
      "07700 900123",
      "İ",
      "’s",
      "\n",
      "مريم",
      "St ",
      "😀",
      "7",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join("");
      let end = 0;
      for (const { from, to } of findIdentifiers(text, known)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(text.slice(from, to)).toMatch(/[\p{L}\p{N}]/u);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 30 },
  );
});

/** Ten times as much may take ten times as long, and a machine at work several times that: what grows with the square
 *  takes a hundred times as long. */
test.each([
  "a",
  " ",
  "7 ",
  "0",
  "a.",
  "a@",
  "Aa ",
  "st ",
  "my son ",
  "oh one ",
  "in the ",
  "-",
  "A b-",
  "é",
  "at ",
])("time grows with the text where it is %j over and over", (piece) => {
  const time = (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const began = performance.now();
    findIdentifiers(text, known);
    return performance.now() - began;
  };
  time(2000);
  expect(time(30_000)).toBeLessThan(Math.max(time(3000), 4) * 60);
});
