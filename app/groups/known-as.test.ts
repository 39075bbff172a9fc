import { expect, test } from "vitest";
import type { Channel, SafeContact } from "../safety/contact";
import { matches, withContact, type KnownAs } from "./known-as";

const known = (it: Partial<KnownAs>): KnownAs => ({
  ...{ name: "", references: [], phones: [], emails: [] },
  ...it,
});
function contact(...ways: Array<[Channel, string]>): SafeContact {
  const rest = { when: [], note: "", who: null, sayWho: false, sayInstead: "", voicemail: null };
  return {
    ways: ways.map(([channel, to]) => ({ channel, to, ...rest })),
    ...{ comesBack: false, codeWord: "", confirmedAt: "2026-11-25T10:00:00Z" },
  };
}

test.each([
  ["a number typed otherwise", { phones: ["01632 960001"] }, ["phone", "+44 (1632) 960-001"], true],
  ["a number for texts", { phones: ["01632960001"] }, ["text", "01632 960 001"], true],
  ["another number", { phones: ["01632 960001"] }, ["phone", "01632 960002"], false],
  ["an e-mail address in capitals", { emails: ["bell@example.org"] }, ["email", " Bell@Example.org"], true],
  ["another address", { emails: ["bell@example.org"] }, ["email", "bell@example.com"], false],
  ["digits of an address where letters go", { phones: ["960001"] }, ["letter", "960001"], false],
  ["too few digits to be anybody's alone", { phones: ["999"] }, ["phone", "999"], false],
  ["nothing", {}, ["phone", "01632 960001"], false],
] as const)("%s", (_, it, [channel, to], same) =>
  expect(matches(known(it as Partial<KnownAs>), "4679CDFG", contact([channel, to]))).toBe(same),
);

test("a reference, and neither the name nor an empty address", () => {
  const it = known({ name: "Bell", references: ["4679CDFG"], emails: [""] });
  expect(matches(it, "4679CDFG", contact())).toBe(true);
  expect(matches(it, "9999CDFG", contact(["email", " "]))).toBe(false);
});

test("what a booking says is learnt once, and a name that was given stays", () => {
  const it = known({ name: "Bell", phones: ["01632 960001"] });
  const more = withContact(it, "Ruth", contact(["phone", "01632 960001"], ["email", "bell@example.org"]));
  expect(more).toEqual(known({ name: "Bell", phones: ["01632 960001"], emails: ["bell@example.org"] }));
  expect(withContact(known({}), "Ruth", contact()).name).toBe("Ruth");
});
