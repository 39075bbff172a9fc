import { isIPv6 } from "node:net";

/** Who has one IPv6 address has 2^64 of them. @returns the first half of one, or the address as it is */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped || !isIPv6(address)) return mapped ?? address;
  const [head = "", tail] = address.toLowerCase().split("%")[0]!.split("::");
  const groups = head ? head.split(":") : [];
  const rest = tail ? tail.split(":") : [];
  const filled = tail === undefined ? [] : Array<string>(8 - groups.length - rest.length).fill("0");
  return [...groups, ...filled, ...rest]
    .slice(0, 4)
    .map((it) => parseInt(it, 16))
    .join(":");
}
