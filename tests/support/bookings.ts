/** Families that book, for tests of places: say what matters, the rest is filled in. */
import type { Store, Tx } from "../../db/client";
import { bookings, sessionPlaces } from "../../db/schema/bookings";
import { eq } from "drizzle-orm";
import { enterBooking, type Entered } from "../../app/groups/enter-booking.server";
import type { BookedChild, BookingBody, TalkReason } from "../../app/groups/group";
import { randomReference, randomToken } from "../../app/random.server";
import type { SafeContact, SafeWay } from "../../app/safety/contact";

/** Two years and a bit, and born. */
export const aChild = (it: Partial<BookedChild> = {}): BookedChild => ({
  months: 30,
  due: null,
  said: "2",
  creche: false,
  ...it,
});

export const aWay = (it: Partial<SafeWay> = {}): SafeWay => ({
  channel: "phone",
  to: "01632 960001",
  when: [],
  note: "",
  who: "onlyMe",
  sayWho: false,
  sayInstead: "",
  voicemail: false,
  ...it,
});

/** Somebody who comes back with the code, and can be rung by nobody. */
export const comesBack: SafeContact = {
  ways: [],
  comesBack: true,
  codeWord: "",
  confirmedAt: "2026-11-25T09:00:00.000Z",
};

interface Wanted {
  seats?: number;
  children?: BookedChild[];
  transport?: number;
  contact?: SafeContact;
  callMe?: string;
  agesOn?: string;
}

/** One adult, no children, nothing else. */
export const aBody = (it: Wanted = {}): BookingBody => ({
  callMe: it.callMe ?? "Bell",
  other: "",
  lang: "en",
  speaks: "",
  interpreter: false,
  access: "",
  contact: it.contact ?? comesBack,
  bundle: { seats: it.seats ?? 1, children: it.children ?? [], transport: it.transport ?? 0 },
  agesOn: it.agesOn ?? "2026-11-25",
  transcript: [],
});

/** What `enterBooking` takes. @param group its id */
export const aBooking = (
  group: string,
  { talk = [], by, ...it }: Wanted & { talk?: TalkReason[]; by?: string } = {},
) => ({
  id: randomToken(),
  reference: randomReference(),
  codeHash: "2026-11.none",
  group,
  body: aBody(it),
  via: "web" as const,
  talk,
  ...(by ? { by } : {}),
});

/** Books in a transaction of its own. */
export async function book(
  store: Store,
  group: string,
  it: Parameters<typeof aBooking>[1],
  now: Date,
): Promise<{ id: string } & Entered> {
  const booking = aBooking(group, it);
  return { id: booking.id, ...(await store.transaction((tx) => enterBooking(tx, booking, now))) };
}

export async function bookingOf(store: Store, id: string) {
  const [row] = await store.read.select().from(bookings).where(eq(bookings.id, id));
  return row!;
}

export const placesOf = (store: { read: Pick<Tx, "select"> }, id: string) =>
  store.read.select().from(sessionPlaces).where(eq(sessionPlaces.booking, id));
