import { hubs } from "../../db/schema/hubs";
import type { Tx } from "../../db/client";

/** Seven closed days: it is open at no time until somebody says when. */
const CLOSED = Array.from({ length: 7 }, () => null);

/** A hub with nothing but its name, switched off. Its targets are those of the service's first hub until they are changed.
 *  @returns its slug; or why it cannot be */
export async function addHub(
  tx: Tx,
  { name, locality }: { name: string; locality: string },
): Promise<{ hub: string } | "noLetters" | "taken"> {
  const all = await tx.select().from(hubs).orderBy(hubs.position);
  const id = hubSlug(name);
  if (!id) return "noLetters";
  const taken = (it: { id: string; name: string }) =>
    it.id === id || it.name.toLowerCase() === name.toLowerCase();
  if (all.some(taken)) return "taken";
  const [like] = all;
  await tx.insert(hubs).values({
    ...{
      id,
      name,
      locality,
      address: [],
      phone: "",
      email: "",
      hours: CLOSED,
      directions: "",
      managerName: null,
    },
    ...{ example: false, active: false, position: (all.at(-1)?.position ?? 0) + 1 },
    targetMinutes: like?.targetMinutes ?? 16 * 60,
    ...(like && {
      outcomeMinutes: like.outcomeMinutes,
      leaseMinutes: like.leaseMinutes,
      contactTries: like.contactTries,
      retentionDays: like.retentionDays,
    }),
  });
  return { hub: id };
}

/** What stands there in addresses already. */
const RESERVED = ["service", "outside", "new"];

/** "Larkhall Family Support Hub" is found at /hubs/larkhall. Empty where the name has no letter of that kind. */
export function hubSlug(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\b(the|family|support|hub)\b/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
  return RESERVED.includes(slug) ? `${slug}-hub` : slug;
}
