import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { findKept, keepPage, keyFor } from "./kept-pages.server";

const at = Date.parse("2026-11-24T16:44:30Z");
const asked = (headers: Record<string, string> = {}, url = "/", method = "GET") =>
  keyFor({ method, url, headers } as unknown as Parameters<typeof keyFor>[0]);

test("a page is kept for the version it shows, until the minute ends", () => {
  keepPage("en /", Buffer.from("<p>Open</p>"), 4, at);
  const page = findKept("en /", 4, at + 29_999)!;
  expect(page.bytes.plain.toString()).toBe("<p>Open</p>");
  expect(gunzipSync(page.bytes.gzip!).toString()).toBe("<p>Open</p>");
  expect(brotliDecompressSync(page.bytes.br!).toString()).toBe("<p>Open</p>");
  expect(findKept("en /", 4, at + 30_000)).toBeUndefined();
  keepPage("en /", Buffer.from("<p>Open</p>"), 4, at);
  expect(findKept("en /", 5, at)).toBeUndefined();
});

test("never more than the memory set aside, the oldest going first", () => {
  const page = Buffer.alloc(1024 * 1024, "x");
  for (let i = 0; i < 12; i++) keepPage(`en /${i}`, page, 1, at);
  expect(findKept("en /0", 1, at)).toBeUndefined();
  expect(findKept("en /11", 1, at)).toBeDefined();
  const left = Array.from({ length: 12 }, (_, i) => findKept(`en /${i}`, 1, at)).filter(Boolean);
  expect(left.length).toBeLessThanOrEqual(8);
  // the same page again does not count twice
  for (let i = 0; i < 30; i++) keepPage("en /again", page, 1, at);
  expect(findKept("en /11", 1, at)).toBeDefined();
});

test("lists narrowed in any number of ways push out no other page", () => {
  const page = Buffer.alloc(1024 * 1024, "x");
  keepPage("en /home", Buffer.from("<p>Home</p>"), 1, at);
  const twice = (key: string) => [1, 2].forEach(() => keepPage(key, page, 1, at));
  for (let i = 0; i < 12; i++) twice(`en /groups?page=${i}`);
  expect(findKept("en /home", 1, at)).toBeDefined();
  expect(findKept("en /groups?page=11", 1, at)).toBeDefined();
  expect(findKept("en /groups?page=0", 1, at)).toBeUndefined();
  // nor is one kept that nobody asks for again
  keepPage("en /groups?day=1", page, 1, at);
  expect(findKept("en /groups?day=1", 1, at)).toBeUndefined();
  keepPage("en /groups?day=1", page, 1, at);
  expect(findKept("en /groups?day=1", 1, at)).toBeDefined();
});

test.each(["draft", "slip", "visit", "staff"])("never for whoever has a cookie of %s", (name) => {
  expect(asked({ cookie: `seen=a; ${name}=b` })).toBeUndefined();
});

test("by address and language", () => {
  expect(asked({ cookie: "seen=a; lang=en" })).toBe("en /");
  expect(asked()).toBe("first en /");
  const welsh = { cookie: "seen=a", "accept-language": "cy,en-GB;q=0.9" };
  expect(asked(welsh, "/hubs/lanark")).toBe("en /hubs/lanark");
  expect(asked({}, "/", "POST")).toBeUndefined();
});
