/** A booking that somebody made by phone, at the door or on paper, typed in by staff. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { submissions } from "../../db/schema/forms";
import type { Via } from "../../db/schema/referrals";
import { randomCode, randomToken } from "../random.server";
import { sealHash } from "../vault/seal.server";
import { freeReference } from "../vault/free-reference.server";
import { reasonsNow } from "./eligibility";
import { enterBooking } from "./enter-booking.server";
import type { BookingBody } from "./group";
import { findGroup } from "./groups.server";
import { tellOfNeeds } from "./tell-of-needs.server";
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
  const found = await findGroup(tx, it.group);
  const talk = found && !it.talked ? reasonsNow(found, it.body, now) : [];
  const { group, body, via } = it;
  const entered = await enterBooking(tx, { id, reference, codeHash, group, body, via, by, talk }, now);
  // a group that is talked about first: that has been done
  if (entered.state === "asked" && it.talked) await placeByStaff(tx, id, by, now);
  if (entered.state !== "closed") {
    // whoever took the call need not be who arranges it
    await tellOfNeeds(tx, { id, reference, hub: found!.group.hub, state: entered.state }, body, now);
    return { reference, code };
  }
  // the same form may be sent again
  await tx.delete(submissions).where(eq(submissions.key, key));
  return "closed";
}

async function getTyped(tx: Tx, key: string): Promise<string> {
  const [row] = await tx.select().from(submissions).where(eq(submissions.key, key));
  return row!.subject;
}
