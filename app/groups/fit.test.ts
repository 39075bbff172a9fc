import { expect, test } from "vitest";
import { findLack, leftOf, listLacks, type Counted } from "./fit";

const of = (seats: number, creche = 0, units = 0, transport = 0): Counted => ({
  seats,
  creche,
  units,
  transport,
});
const CAPACITY = of(4, 2, 840, 3);
const lack = (used: Counted, need: Counted) => findLack(CAPACITY, [{ used, need }]);

test.each([
  [of(2), of(2), null],
  [of(3), of(2), "seats"],
  [of(0, 1), of(1, 1), null],
  [of(0, 2), of(1, 1), "creche"],
  [of(0, 1, 561), of(1, 1, 280), "crecheStaff"],
  [of(0, 1, 560), of(1, 1, 280), null],
  [of(0, 0, 0, 2), of(1, 0, 0, 2), "transport"],
] as const)("beside %j, %j lacks %s", (used, need, lacks) => expect(lack(used, need)).toBe(lacks));

test("one full session of many is enough to be kept out, whichever it is", () => {
  const need = of(1);
  const sessions = (full: number) => [0, 1, 2].map((at) => ({ used: of(at === full ? 4 : 0), need }));
  for (const full of [0, 1, 2]) expect(findLack(CAPACITY, sessions(full))).toBe("seats");
  expect(findLack(CAPACITY, sessions(3))).toBeNull();
});

test("all that is short is listed, at whichever session it is", () => {
  const need = of(1, 1, 280, 2);
  const free = { used: of(0), need };
  expect(listLacks(CAPACITY, [free, { used: of(0, 2), need }, { used: of(0, 0, 0, 2), need }])).toEqual([
    "creche",
    "transport",
  ]);
  expect(listLacks(CAPACITY, [free])).toEqual([]);
});

test("who needs nothing of what there is too little of is not kept out by it", () => {
  expect(lack(of(0, 9, 9000, 9), of(4))).toBeNull();
});

test("what is left is never less than nothing, and a place in the creche without anybody there is none", () => {
  const ratios = [3, 5, 8] as const;
  expect(leftOf(CAPACITY, of(1, 1, 280), ratios)).toEqual({ seats: 3, creche: 1 });
  expect(leftOf(CAPACITY, of(9, 9), ratios)).toEqual({ seats: 0, creche: 0 });
  expect(leftOf(CAPACITY, of(1, 1, 735), ratios)).toEqual({ seats: 3, creche: 1 });
  expect(leftOf(CAPACITY, of(1, 1, 736), ratios)).toEqual({ seats: 3, creche: 0 });
});
