/** Staff a family might meet, as a hub names them on its page. */
import { and, eq, like, max } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { hubPeople } from "../../db/schema/hubs";
import { randomToken } from "../random.server";
import { listPeople } from "./hubs.server";

export async function addPerson(tx: Tx, hub: string, { name, role }: { name: string; role: string }) {
  const [last] = await tx
    .select({ position: max(hubPeople.position) })
    .from(hubPeople)
    .where(eq(hubPeople.hub, hub));
  const rest = { photo: null, photoAgreed: false, position: (last?.position ?? 0) + 1 };
  await tx.insert(hubPeople).values({ id: randomToken(), hub, name, role, ...rest });
}

/** @returns false where the hub names no such person */
export async function changePerson(
  tx: Tx,
  hub: string,
  { id, name, role }: { id: string; name: string; role: string },
): Promise<boolean> {
  const changed = await tx
    .update(hubPeople)
    .set({ name, role })
    .where(and(eq(hubPeople.hub, hub), eq(hubPeople.id, id)))
    .returning();
  return changed.length > 0;
}

/** Before the one above it, or after the one below it. The first stays first, and the last stays last.
 *  @returns false where the hub names no such person */
export async function movePerson(
  tx: Tx,
  hub: string,
  { id, to }: { id: string; to: "up" | "down" },
): Promise<boolean> {
  const people = await listPeople(tx, hub);
  const at = people.findIndex((it) => it.id === id);
  if (at < 0) return false;
  const [moved] = people.splice(at, 1);
  people.splice(Math.max(0, to === "up" ? at - 1 : at + 1), 0, moved!);
  // numbered anew: one that was put back may share its place with another
  for (const [before, it] of people.entries())
    if (it.position !== before + 1)
      await tx
        .update(hubPeople)
        .set({ position: before + 1 })
        .where(eq(hubPeople.id, it.id));
  return true;
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
