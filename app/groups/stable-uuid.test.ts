import { expect, test } from "vitest";
import { stableUuid } from "./stable-uuid.server";

test("the same for ever, and another for anything else", () => {
  // other directories hold these: a change of how they are made would double every service there
  expect(stableUuid("service", "bookbug", "hamilton")).toBe("4e0a093f-391e-5797-8f6e-e5adfefe78f4");
  expect(stableUuid("a", "b")).not.toBe(stableUuid("ab"));
  expect(stableUuid("a", "b")).not.toBe(stableUuid("b", "a"));
});
