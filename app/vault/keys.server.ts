/** Monthly keys, one file each, outside the database. A month's key dying shreds that month in every backup. */
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import { join } from "node:path";
import { env } from "../env.server";

const cache = new Map<string, KeyObject>();
const BYTES = 32;

/** The month a key belongs to, UTC: "2026-11". */
export const monthOf = (now: Date) => now.toISOString().slice(0, 7);

const fileOf = (month: string) => join(env.keysDir, `${month}.key`);

/** The key of `month`, made if this is the first use of it. @throws where the file is not a whole key */
export function currentKey(now: Date): { month: string; key: KeyObject } {
  const month = monthOf(now);
  if (!cache.has(month)) createKey(month);
  return { month, key: getKey(month) };
}

/** @throws Error when the key of `month` is gone: what it sealed can no longer be read by anyone */
export function getKey(month: string): KeyObject {
  const known = cache.get(month);
  if (known) return known;
  if (!/^\d{4}-\d{2}$/.test(month)) throw new Error("Not a key's month");
  const bytes = Buffer.from(readFileSync(fileOf(month), "utf8").trim(), "base64url");
  if (bytes.length !== BYTES) throw new Error(`The key file of ${month} is damaged`);
  const key = createSecretKey(bytes);
  cache.set(month, key);
  return key;
}

/** Two processes may make the month's first key at once: a whole file is linked into place, and the first wins. */
function createKey(month: string): void {
  mkdirSync(env.keysDir, { recursive: true, mode: 0o700 });
  const half = join(env.keysDir, `.${month}.${process.pid}.${randomBytes(4).toString("hex")}`);
  writeFileSync(half, randomBytes(BYTES).toString("base64url"), { mode: 0o600, flag: "wx", flush: true });
  try {
    linkSync(half, fileOf(month));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(half, { force: true });
  }
}

/** Whether this month's key stands, or none was needed yet. Looks only: a key made here would stand in the way of
 *  the one that an operator brings back. */
export function hasKeys(now: Date): boolean {
  if (!existsSync(env.keysDir)) return true;
  const months = listKeyMonths();
  return months.length === 0 || months.includes(monthOf(now)) || months.at(-1)! < monthOf(now);
}

/** Months that still have a key, oldest first. */
export const listKeyMonths = () =>
  readdirSync(env.keysDir)
    .filter((name) => /^\d{4}-\d{2}\.key$/.test(name))
    .map((name) => name.slice(0, 7))
    .sort();

/** True when someone other than this user may read the keys. */
export const keysReadableByOthers = () => (statSync(env.keysDir).mode & 0o077) !== 0;
