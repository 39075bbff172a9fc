import fc from "fast-check";
import { expect, it } from "vitest";
import {
  addBit,
  BLOCK,
  blockOf,
  countBits,
  dropBit,
  keepBoth,
  listBits,
  placeOf,
  readBits,
  writeBits,
} from "./story-bits";

const places = fc.oneof(
  fc.uniqueArray(fc.nat(BLOCK - 1), { maxLength: 12 }),
  fc.uniqueArray(fc.nat(BLOCK - 1), { minLength: 300, maxLength: 900 }),
  fc.nat(BLOCK).map((count) => Array.from({ length: count }, (_, at) => at)),
);
const bitsOf = (of: readonly number[]) => {
  const bits = readBits("");
  for (const it of of) addBit(bits, it);
  return bits;
};
const down = (of: Iterable<number>) => [...of].sort((a, b) => b - a);

it("reads what it wrote, whether as a list or as bits", () => {
  fc.assert(
    fc.property(places, (of) => {
      const read = readBits(writeBits(bitsOf(of)));
      expect(listBits(read)).toEqual(down(of));
      expect(countBits(read)).toBe(of.length);
    }),
    { numRuns: 60 },
  );
});

it("takes away, and keeps what two have", () => {
  fc.assert(
    fc.property(places, places, (a, b) => {
      const inB = new Set(b);
      const both = bitsOf(a);
      keepBoth(both, bitsOf(b));
      expect(listBits(both)).toEqual(down(a.filter((it) => inB.has(it))));
      const less = bitsOf(a);
      for (const it of b) dropBit(less, it);
      expect(listBits(less)).toEqual(down(a.filter((it) => !inB.has(it))));
    }),
    { numRuns: 60 },
  );
});

it("is short: a few as a list, many as bits, and none as nothing", () => {
  expect(writeBits(bitsOf([]))).toBe("");
  expect(writeBits(bitsOf([8191, 3]))).toBe(",8191,3");
  expect(writeBits(bitsOf(Array.from({ length: BLOCK }, (_, at) => at)))).toHaveLength(1368);
  expect([blockOf(8191), placeOf(8191), blockOf(8192), placeOf(8192)]).toEqual([0, 8191, 1, 0]);
});
