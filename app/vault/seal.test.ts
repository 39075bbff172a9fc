import { readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { env } from "../env.server";
import { currentKey } from "./keys.server";
import { seal, sealHash, sealHashLike, unseal } from "./seal.server";

const now = new Date("2026-11-23T19:00:00Z");
const place = { table: "drafts", row: "one", secret: "cookie" };

test("what is sealed opens in its own place, and nowhere else", () => {
  const sealed = seal(place, { help: "Bedtimes" }, now);
  expect(unseal(place, sealed)).toEqual({ help: "Bedtimes" });
  expect(sealed).not.toContain("Bedtimes");
  for (const other of [
    { ...place, row: "two" },
    { ...place, table: "slips" },
    { ...place, secret: "another" },
  ])
    expect(() => unseal(other, sealed)).toThrow();
});

test("a changed byte is noticed, and the same text never looks the same", () => {
  const sealed = seal(place, "x", now);
  const swapped = sealed.at(-2) === "A" ? "B" : "A";
  expect(() => unseal(place, sealed.slice(0, -2) + swapped + sealed.slice(-1))).toThrow();
  expect(seal(place, "x", now)).not.toBe(sealed);
});

test("each month has a key file that only this user can read", () => {
  const { key } = currentKey(now);
  const next = currentKey(new Date("2026-12-01T00:00:00Z"));
  expect(next.month).toBe("2026-12");
  expect(next.key.equals(key)).toBe(false);
  expect(statSync(join(env.keysDir, "2026-11.key")).mode & 0o077).toBe(0);
  expect(readdirSync(env.keysDir).every((name) => /^\d{4}-\d{2}\.key$/.test(name))).toBe(true);
  expect(readFileSync(join(env.keysDir, "2026-11.key"), "utf8")).toHaveLength(43);
});

test("a code's hash is compared with the key of the month it was made in", () => {
  const stored = sealHash(place, "123412341234", now);
  expect(sealHashLike(stored, place, "123412341234")).toBe(stored);
  expect(sealHashLike(stored, place, "123412341235")).not.toBe(stored);
  expect(sealHashLike(stored, { ...place, row: "two" }, "123412341234")).not.toBe(stored);
});

test("a month whose key file is gone is shredded", () => {
  const march = new Date("2026-03-01T00:00:00Z");
  const sealed = seal(place, "x", march).replace("2026-03", "2026-02");
  rmSync(join(env.keysDir, "2026-02.key"), { force: true });
  expect(() => unseal(place, sealed)).toThrow();
});
