import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { bookings } from "../../db/schema/bookings";
import { referrals } from "../../db/schema/referrals";
import { stories } from "../../db/schema/stories";
import { randomReference } from "../random.server";

const ofRequest = prepared((db) =>
  db
    .select({ id: referrals.id })
    .from(referrals)
    .where(eq(referrals.reference, given("reference"))),
);
const ofBooking = prepared((db) =>
  db
    .select({ id: bookings.id })
    .from(bookings)
    .where(eq(bookings.reference, given("reference"))),
);
const ofStory = prepared((db) =>
  db
    .select({ id: stories.id })
    .from(stories)
    .where(eq(stories.reference, given("reference"))),
);

/** One that no request, booking or story has: it is said aloud, and nobody says which of them it is of. */
export async function freeReference(tx: Tx): Promise<string> {
  for (;;) {
    const reference = randomReference();
    const taken = [
      ...(await ofRequest(tx, { reference })),
      ...(await ofBooking(tx, { reference })),
      ...(await ofStory(tx, { reference })),
    ];
    if (taken.length === 0) return reference;
  }
}
