/** Words that can be looked for and not read: HMACs, with a key of the month whose death ends them too. */
import { createHmac, hkdfSync } from "node:crypto";
import { getKey } from "./keys.server";

const keys = new Map<string, Buffer>();
/** 96 bits: among a thousand million words, two that meet are not to be expected. */
const LENGTH = 16;

function keyOf(month: string): Buffer {
  let key = keys.get(month);
  if (!key) keys.set(month, (key = Buffer.from(hkdfSync("sha256", getKey(month), "", "search_terms", 32))));
  return key;
}

/** @param word normalised. @param month whose key it is made with: "2026-11". @throws where that key is gone */
export const searchTerm = (word: string, month: string): string =>
  createHmac("sha256", keyOf(month)).update(word).digest("base64url").slice(0, LENGTH);
