/** A set of the stories in one block of neighbours, as a row of the index holds it: a bit for each; or, where they are
 *  few, their places as a list, which is shorter. */

/** Stories in a block. As many bits, as base64, are held inside a database page of either engine; and a search of a
 *  hundred thousand stories reads thirteen rows a word. */
export const BLOCK = 8192;
const WORDS = BLOCK / 32;

export type Bits = Uint32Array;

const noBits = (): Bits => new Uint32Array(WORDS);

export const blockOf = (n: number) => Math.floor(n / BLOCK);
export const placeOf = (n: number) => n % BLOCK;

export function addBit(bits: Bits, place: number): void {
  bits[place >>> 5]! |= 1 << (place & 31);
}
export function dropBit(bits: Bits, place: number): void {
  bits[place >>> 5]! &= ~(1 << (place & 31));
}

/** Leaves in `bits` what `others` has too. */
export function keepBoth(bits: Bits, others: Bits): void {
  for (let at = 0; at < WORDS; at++) bits[at]! &= others[at]!;
}

/** @returns places, the highest first */
export function listBits(bits: Bits): number[] {
  const places: number[] = [];
  for (let at = WORDS - 1; at >= 0; at--)
    for (let word = bits[at]!; word !== 0;) {
      const top = 31 - Math.clz32(word);
      places.push(at * 32 + top);
      word ^= 1 << top;
    }
  return places;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let word of bits) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** A list begins so, and base64 never does. */
const LIST = ",";

/** @returns "" for none */
export function writeBits(bits: Bits): string {
  const places = listBits(bits);
  if (places.length === 0) return "";
  const list = places.map((it) => LIST + it).join("");
  const bytes = Buffer.from(bits.buffer, bits.byteOffset, (places[0]! >>> 3) + 1);
  // four signs for three bytes
  return list.length <= Math.ceil(bytes.length / 3) * 4 ? list : bytes.toString("base64");
}

/** @param text of {@link writeBits} */
export function readBits(text: string): Bits {
  const bits = noBits();
  if (text.startsWith(LIST)) for (const it of text.slice(1).split(LIST)) addBit(bits, Number(it));
  else Buffer.from(bits.buffer).write(text, "base64");
  return bits;
}
