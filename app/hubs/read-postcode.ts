/** Finds what may be a postcode, or part of one, in typed text, mending slips of the finger. */

export type ReadPostcode = {
  /** "ML3" */
  district: string;
  /** "ML3 0"; null where only the outward code was typed */
  sector: string | null;
  /** "ML30AB"; null where the postcode is not whole */
  unit: string | null;
  /** characters that had to be read as another: 0 where it was typed right */
  slips: number;
};

// Royal Mail's areas. Without them "flat 3 1ab" would be somewhere in Britain.
const AREAS = new Set(
  (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN " +
    "EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML " +
    "N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD " +
    "TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
  ).split(" "),
);

const OUTWARD = /^([A-Z]{1,2})\d(?:\d|[ABCDEFGHJKMNPRSTUVWXY])?$/;
const INWARD = /^\d(?:[ABD-HJLNP-UW-Z]{2})?$/;
const SHAPES = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"];

/** What a typed character may stand for in a slot for a letter (A) or a digit (9). */
function meant(char: string, slot: string): string[] {
  const digit = char >= "0" && char <= "9";
  if (slot === "9") return digit ? [char] : char === "O" ? ["0"] : char === "I" || char === "L" ? ["1"] : [];
  if (!digit) return char === "I" ? ["I", "L"] : [char];
  return char === "0" ? ["O"] : char === "1" ? ["L", "I"] : [];
}

function readAs(typed: string, shape: string): string[] {
  let readings = [""];
  for (let i = 0; i < shape.length; i++) {
    const options = meant(typed.charAt(i), shape.charAt(i));
    readings = readings.flatMap((so) => options.map((option) => so + option));
  }
  return readings;
}

function slipsBetween(typed: string, read: string): number {
  return [...read].filter((char, i) => char !== typed[i]).length;
}

/** Every way to read `typed` (upper case, no spaces) as a postcode of which `inward` characters (0, 1 or 3)
 *  are the inward code, those with fewest slips first. At least one character must be a digit as typed. */
export function readPostcode(typed: string, inward: 0 | 1 | 3): ReadPostcode[] {
  if (!/\d/.test(typed)) return [];
  const tail = ["", "9", "", "9AA"][inward] ?? "";
  const found: ReadPostcode[] = [];
  for (const shape of SHAPES) {
    if (shape.length + tail.length !== typed.length) continue;
    for (const read of readAs(typed, shape + tail)) {
      const district = read.slice(0, shape.length);
      const rest = read.slice(shape.length);
      if (!AREAS.has(OUTWARD.exec(district)?.[1] ?? "") || (rest && !INWARD.test(rest))) continue;
      found.push({
        district,
        sector: rest ? `${district} ${rest.charAt(0)}` : null,
        unit: inward === 3 ? read : null,
        slips: slipsBetween(typed, read),
      });
    }
  }
  return found.sort((a, b) => a.slips - b.slips);
}
