/** Staff a family might meet, as a hub names them on its page. */
import { and, eq, like, max } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { hubPeople } from "../../db/schema/hubs";
import { randomToken } from "../random.server";

export async function addPerson(tx: Tx, hub: string, { name, role }: { name: string; role: string }) {
  const [last] = await tx
    .select({ position: max(hubPeople.position) })
    .from(hubPeople)
    .where(eq(hubPeople.hub, hub));
  const rest = { photo: null, photoAgreed: false, position: (last?.position ?? 0) + 1 };
  await tx.insert(hubPeople).values({ id: randomToken(), hub, name, role, ...rest });
}

/** @returns false where the hub names no such person */
export async function removePerson(tx: Tx, hub: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(hubPeople)
    .where(and(eq(hubPeople.hub, hub), eq(hubPeople.id, id)))
    .returning();
  return gone.length > 0;
}

/** The example data names its people so: "Isla Example". */
export async function removeMadeUpPeople(tx: Tx, hub: string): Promise<void> {
  await tx.delete(hubPeople).where(and(eq(hubPeople.hub, hub), like(hubPeople.name, "% Example")));
}
