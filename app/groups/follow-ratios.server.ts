/** How many children one adult may look after in a creche, as the service sets it. */
import { and, asc, eq, gt, inArray, ne } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { groups, programmes, sessions } from "../../db/schema/groups";
import { saveSetting } from "../hubs/service-facts.server";
import { RATIOS_KEY, type Ratios } from "./creche";
import { capacityOf, usedOf } from "./fit";
import { sessionsChanged } from "./sessions-changed.server";

export async function saveRatios(tx: Tx, ratios: Ratios, now: Date): Promise<string[]> {
  await saveSetting(tx, RATIOS_KEY, ratios.join(","), now);
  return followRatios(tx, now);
}

/** Counts anew what the children of every creche to come need. Nobody loses a place.
 *  @returns names of what the groups teach that now have too few people for the children they have */
export async function followRatios(tx: Tx, now: Date): Promise<string[]> {
  const living = await tx
    .select({ group: groups, name: programmes.name })
    .from(groups)
    .innerJoin(programmes, eq(programmes.id, groups.programme))
    .where(and(ne(groups.state, "closed"), gt(groups.crechePlaces, 0), gt(groups.lastAt, now)))
    .orderBy(asc(groups.id));
  // by id: as everybody takes the turns of several groups
  for (const { group } of living) await sessionsChanged(tx, group.id, now);
  const ahead = await tx
    .select()
    .from(sessions)
    .where(
      and(
        inArray(
          sessions.group,
          living.map((it) => it.group.id),
        ),
        eq(sessions.state, "planned"),
        gt(sessions.startsAt, now),
      ),
    );
  const isShort = ({ group }: (typeof living)[number]) =>
    ahead.some((it) => it.group === group.id && usedOf(it).units > capacityOf(group).units);
  return living.filter(isShort).map((it) => it.name);
}
