/** What the highlighter is told: names of staff and of places, and nothing of a family. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPortal, type Portal } from "../support/portal";

const NOW = new Date("2026-11-23T10:00:00Z");
let portal: Portal;
beforeAll(async () => {
  portal = await openPortal(NOW);
});
afterAll(() => portal.close());

it("knows staff by their accounts and from the hubs' pages, and every spelling of a place", async () => {
  const { readKnown } = await import("../../app/stories/known-identifiers.server");
  const { findIdentifiers } = await import("../../app/stories/identifiers");
  const known = await readKnown(portal.store.read);
  expect(known.authorNames).toEqual([]);
  expect(new Set(known.names).size).toBe(known.names.length);
  const kinds = (text: string) => findIdentifiers(text, known).map((it) => it.kind);
  expect(kinds("then struan rang")).toEqual(["staff"]);
  expect(kinds("and callum came")).toEqual(["staff"]);
  expect(kinds("we went to uddy and auchenheath")).toEqual(["place", "place"]);
  // no such place, and nobody of that name works here
  expect(kinds("we went to nowhere and somebody came")).toEqual([]);
});
