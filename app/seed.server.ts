/** Example data for an empty database, so that one command shows the whole road. */
import type { Store, Tx } from "../db/client";
import desk from "../db/data/desk.json";
import bankHolidays from "../db/data/bank-holidays.json";
import helplineRows from "../db/data/helplines.json";
import hubRows from "../db/data/hubs.json";
import { closingDays, helplines, hubInboxes, hubPeople, hubs, settings } from "../db/schema/hubs";
import { seedPlaces } from "../db/seed-places";
import { addLabel } from "./referrals/labels.server";
import { addReplyBlock } from "./referrals/reply-blocks.server";
import { OUT_OF_HOURS } from "./hubs/service-facts";
import { randomToken } from "./random.server";
import { seedBookings } from "./seed-bookings.server";
import { seedGroups } from "./seed-groups.server";
import { seedStories } from "./seed-stories.server";
import { EXAMPLE_PASSWORD, exampleSignIns, seedExampleStaff } from "./staff/example-accounts.server";
import { INBOX_KINDS } from "./staff/hub-forms";
import { hashPassword } from "./staff/password.server";

/** Last seen in print in 2016: shown to nobody until a person confirms it. */
const OUT_OF_HOURS_UNCONFIRMED = "0303 123 1008";

/** Fills an empty database; one that holds a hub is left alone. @returns the example staff sign-ins */
export async function seedExample(store: Store, now: Date) {
  const known = await store.read.select({ id: hubs.id }).from(hubs);
  if (known.length > 0) return exampleSignIns(store.read);
  // hashing takes a while, and inside a transaction nothing is awaited but the database
  const passwordHash = await hashPassword(EXAMPLE_PASSWORD);
  return store.transaction(async (tx) => {
    await seedPlaces(tx);
    for (const { inboxes, people, ...hub } of hubRows) {
      await tx.insert(hubs).values(hub);
      for (const kind of INBOX_KINDS)
        await tx.insert(hubInboxes).values({ hub: hub.id, kind, email: inboxes[kind], verifiedAt: now });
      await seedDesk(tx, hub.id, now);
      await tx.insert(hubPeople).values(people.map((it, at) => ({ ...it, hub: hub.id, position: at })));
    }
    await tx.insert(helplines).values(helplineRows);
    await tx.insert(closingDays).values(bankHolidays.map((it) => ({ ...it, id: randomToken(), hub: null })));
    await tx.insert(settings).values({ key: OUT_OF_HOURS, value: OUT_OF_HOURS_UNCONFIRMED });
    await seedGroups(tx, now);
    await seedBookings(tx, now);
    const signIns = await seedExampleStaff(tx, hubRows, now, passwordHash);
    await seedStories(tx, now);
    return signIns;
  });
}

/** What a hub's staff have at hand from the first day; its managers change it. */
async function seedDesk(tx: Tx, hub: string, now: Date): Promise<void> {
  for (const name of desk.labels) await addLabel(tx, hub, name);
  for (const block of desk.blocks)
    await addReplyBlock(tx, hub, { ...block, lang: "en", checkedBy: desk.checkedBy }, now);
}
