import { createHash } from "node:crypto";

/** The same UUID for the same parts, for ever and on every machine; nothing of ours can be read out of it. Made as a
 *  version 5 is, from SHA-256. */
export function stableUuid(...parts: string[]): string {
  const bytes = createHash("sha256")
    .update(["family-support-hubs", ...parts].join("\n"))
    .digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join("-");
}
