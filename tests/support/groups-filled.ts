/** What `fillPortal` writes into a portal that runs: groups with bookings. */
import type { Store } from "../../db/client";
import { enterBooking } from "../../app/groups/enter-booking.server";
import type { BookingBody } from "../../app/groups/group";
import { aBooking as bookedFamily } from "./booked";
import { aBooking, aWay } from "./bookings";
import { aGroup, aProgramme } from "./groups";

type Row = NonNullable<Parameters<typeof bookedFamily>[2]>;
export interface Family {
  row?: Omit<Row, "listedAt"> & { listedAt?: string };
  body?: Partial<BookingBody>;
}

export interface BuiltGroup {
  group: string;
  sessions: string[];
  /** in the order they were asked for */
  references: string[];
}

/** @param starts of the first session, as ISO time. @param families each with its row and what it seals */
export async function writeGroup(store: Store, starts: string, families: Family[]): Promise<BuiltGroup> {
  return store.transaction(async (tx) => {
    const programme = await aProgramme(tx, { name: "Play and Grow" });
    const room = { crechePlaces: 6, transportSeats: 4 };
    const made = await aGroup(tx, { starts: new Date(starts), programme: programme.id, ...room });
    const references: string[] = [];
    for (const { row: { listedAt, ...row } = {}, body } of families) {
      const listed = listedAt ? { listedAt: new Date(listedAt) } : {};
      references.push((await bookedFamily(tx, made, { ...row, ...listed }, body)).reference);
    }
    return { group: made.id, sessions: made.sessions.map((it) => it.id), references };
  });
}

/** A family asks about a group, and somebody has to talk with it. @returns the reference */
export async function askAboutGroup(store: Store): Promise<string> {
  const now = new Date();
  const starts = new Date(now.getTime() + 14 * 86_400_000);
  const contact = { ways: [aWay()], comesBack: true, codeWord: "", confirmedAt: now.toISOString() };
  return store.transaction(async (tx) => {
    const group = await aGroup(tx, { starts });
    const booking = aBooking(group.id, { callMe: "Bellatrix", contact, talk: ["unsure"] });
    await enterBooking(tx, booking, now);
    return booking.reference;
  });
}
