import fc from "fast-check";
import { expect, test } from "vitest";
import {
  filterQuery,
  INBOX_KINDS,
  INBOX_VIEWS,
  isNarrowed,
  NEWS,
  readFilter,
  SHARED,
  type InboxFilter,
} from "./inbox-filter";

const read = (query: string) => readFilter(new URLSearchParams(query));

test("an inbox as it opens has an address without anything", () => {
  expect(filterQuery(read(""))).toBe("");
  expect(isNarrowed(read(""))).toBe(false);
});

test("what makes no sense in an address is left out", () => {
  const nonsense = "view=all&hub=a%20b&news=everything&label=%3Cb%3E&urgent=yes&after=x";
  expect(filterQuery(read(nonsense))).toBe("");
  // what has ended is not late, and nobody need take it
  expect(filterQuery(read("view=closed&late=1&free=1&news=message&urgent=1"))).toBe("view=closed&urgent=1");
});

test("every list has one address, and that leads back to it", () => {
  const filter: fc.Arbitrary<InboxFilter> = fc.record({
    kind: fc.constantFrom("", ...INBOX_KINDS),
    view: fc.constantFrom(...INBOX_VIEWS),
    hub: fc.constantFrom("", "hamilton", SHARED),
    news: fc.constantFrom("", ...NEWS),
    label: fc.constantFrom("", "a-label_1"),
    urgent: fc.boolean(),
    late: fc.boolean(),
    free: fc.boolean(),
  });
  fc.assert(
    fc.property(filter, (it) => {
      const query = filterQuery(readFilter(new URLSearchParams(filterQuery(it))));
      expect(filterQuery(read(query))).toBe(query);
      if (it.view === "waiting") expect(read(filterQuery(it))).toEqual(it);
    }),
  );
});
