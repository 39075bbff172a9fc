import { eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { settings } from "../../db/schema/hubs";
import { eachText, OWN_TEXTS, parseText, textKey, type OwnTexts } from "./own-texts";
import { eachFact, OUT_OF_HOURS, SERVICE_FACTS, type ServiceFact, type ServiceFacts } from "./service-facts";

export async function readServiceFacts(db: Db): Promise<ServiceFacts> {
  const rows = await db
    .select()
    .from(settings)
    .where(inArray(settings.key, [...SERVICE_FACTS]));
  return eachFact((fact) => {
    const row = rows.find((it) => it.key === fact);
    return (row?.confirmedAt && row.value) || null;
  });
}

/** The service's own words for pages, where it has any. */
export async function readOwnTexts(db: Db): Promise<OwnTexts> {
  const rows = await db
    .select()
    .from(settings)
    .where(inArray(settings.key, OWN_TEXTS.map(textKey)));
  return eachText((text) => {
    const written = rows.find((it) => it.key === textKey(text))?.value;
    return written ? parseText(written) : null;
  });
}

/** An empty fact is one that the service has not filled in. @returns the facts that now say something else */
export async function saveServiceFacts(
  tx: Tx,
  facts: Record<ServiceFact, string>,
  now: Date,
): Promise<ServiceFact[]> {
  const before = await readServiceFacts(tx);
  for (const fact of SERVICE_FACTS) await saveSetting(tx, fact, facts[fact], facts[fact] ? now : null);
  return SERVICE_FACTS.filter((fact) => facts[fact] !== (before[fact] ?? ""));
}

/** The day and night number, confirmed or not. */
export async function findOutOfHours(db: Db) {
  const [found] = await db.select().from(settings).where(eq(settings.key, OUT_OF_HOURS));
  return found && { number: found.value, confirmedAt: found.confirmedAt };
}

export async function saveSetting(
  tx: Tx,
  key: string,
  value: string,
  confirmedAt: Date | null,
): Promise<void> {
  const kept = { value, confirmedAt };
  await tx
    .insert(settings)
    .values({ key, ...kept })
    .onConflictDoUpdate({ target: settings.key, set: kept });
}
