/** Groups with bookings in the database of a built portal that runs: written from beside it, as its own process would. */
import { join } from "node:path";
import type { BookingBody } from "../../app/groups/group";
import type { aBooking } from "./booked";

type Row = Parameters<typeof aBooking>[2];

export interface BuiltGroup {
  group: string;
  sessions: string[];
  /** in the order they were asked for */
  references: string[];
}

/** @param dataDir of the portal: one for each process of the tests, for its settings are read once
 *  @param starts of the first session. @param families each with its row and what it seals */
export async function addBuiltGroup(
  dataDir: string,
  starts: Date,
  families: Array<{ row?: Row; body?: Partial<BookingBody> }>,
): Promise<BuiltGroup> {
  process.env.DATA_DIR = dataDir;
  process.env.KEYS_DIR = join(dataDir, "keys");
  const { openStore } = await import("../../db/client");
  const { aGroup, aProgramme } = await import("./groups");
  const { aBooking: book } = await import("./booked");
  const store = openStore(join(dataDir, "portal.db"));
  try {
    return await store.transaction(async (tx) => {
      const programme = await aProgramme(tx, { name: "Play and Grow" });
      const made = await aGroup(tx, { starts, programme: programme.id, crechePlaces: 6, transportSeats: 4 });
      const references: string[] = [];
      for (const { row, body } of families) references.push((await book(tx, made, row, body)).reference);
      return { group: made.id, sessions: made.sessions.map((it) => it.id), references };
    });
  } finally {
    await store.close();
  }
}
