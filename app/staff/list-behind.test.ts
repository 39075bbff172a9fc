import { expect, it } from "vitest";
import { listBehind, requestFrom } from "./list-behind";

const at = (path: string) => listBehind(`https://portal.test${path}`);

it("leads back to the list that a request was opened from, and to its page of it", () => {
  for (const [from, href] of [
    ["view=mine&late=1&after=3.1700000000000.a-b", "/staff?view=mine&late=1&after=3.1700000000000.a-b"],
    ["search", "/staff/search"],
    ["", "/staff"],
  ] as const)
    expect(at(requestFrom("RABCDEFG", from))).toEqual({ from, href });
});

it("leads nowhere else, whatever stands in the address", () => {
  for (const from of [
    "https://evil.test",
    "//evil.test",
    "view=x&hub=../x&after=%0d%0aSet-Cookie",
    "search/../x",
  ])
    expect(at(`/staff/requests/R?from=${encodeURIComponent(from)}`).href).toBe("/staff");
  for (const address of [null, "", "nonsense"]) expect(listBehind(address).href).toBe("/staff");
});
