/** A booking that somebody made by phone, at the door or on paper, typed in by staff. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
import { submissions } from "../../db/schema/forms";
import { groups, programmes, sessions } from "../../db/schema/groups";
import type { Via } from "../../db/schema/referrals";
import { randomCode, randomReference, randomToken } from "../random.server";
import { sealHash } from "../vault/seal.server";
import { talkReasons } from "./eligibility";
import { enterBooking } from "./enter-booking.server";
import type { BookingBody } from "./group";
import { placeByStaff } from "./waiting-list.server";

export interface TypedBooking {
  group: string;
  body: BookingBody;
  via: Exclude<Via, "web">;
  /** they were talked with about whether the group fits them: what the portal would ask a person to do */
  talked: boolean;
  /** of the form: pressed twice, it is one booking */
  key: string;
}

/** @returns its reference; the code is to be said once, and is not there where the form was pressed before */
export async function typeInBooking(
  tx: Tx,
  it: TypedBooking,
  by: string,
  now: Date,
): Promise<{ reference: string; code?: string } | "closed"> {
  const key = `booking.${it.key}`;
  const reference = await freeReference(tx);
  const [first] = await tx
    .insert(submissions)
    .values({ key, kind: "booking", subject: reference, expiresAt: now })
    .onConflictDoNothing()
    .returning();
  if (!first) return { reference: await getTyped(tx, key) };
  const [id, code] = [randomToken(), randomCode()];
  const codeHash = sealHash({ table: "bookings", row: id }, code, now);
  const talk = it.talked ? [] : await reasonsFor(tx, it, now);
  const { group, body, via } = it;
  const entered = await enterBooking(tx, { id, reference, codeHash, group, body, via, by, talk }, now);
  // a group that is talked about first: that has been done
  if (entered.state === "asked" && it.talked) await placeByStaff(tx, id, by, now);
  if (entered.state !== "closed") return { reference, code };
  // the same form may be sent again
  await tx.delete(submissions).where(eq(submissions.key, key));
  return "closed";
}

async function getTyped(tx: Tx, key: string): Promise<string> {
  const [row] = await tx.select().from(submissions).where(eq(submissions.key, key));
  return row!.subject;
}

async function freeReference(tx: Tx): Promise<string> {
  for (;;) {
    const reference = randomReference();
    const taken = await tx.$count(bookings, eq(bookings.reference, reference));
    if (taken === 0) return reference;
  }
}

async function reasonsFor(tx: Tx, { group, body }: TypedBooking, now: Date) {
  const [found] = await tx
    .select({ programme: programmes })
    .from(groups)
    .innerJoin(programmes, eq(programmes.id, groups.programme))
    .where(eq(groups.id, group));
  const dates = await tx.select().from(sessions).where(eq(sessions.group, group));
  const ahead = dates.filter((it) => it.state === "planned" && it.startsAt > now);
  return found ? talkReasons(found.programme, body.bundle, body.agesOn, ahead) : [];
}
