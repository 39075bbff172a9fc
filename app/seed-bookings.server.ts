/** Made-up families who have booked, so that some example groups are full, have a list, or have begun. */
import { and, asc, eq, gt, lt } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import busy from "../db/data/busy.json";
import { bookings, sessionPlaces } from "../db/schema/bookings";
import { groups, programmes, sessions, type GroupState } from "../db/schema/groups";
import type { Tx } from "../db/client";
import { cancelBooking } from "./groups/cancel-booking.server";
import { enterBooking } from "./groups/enter-booking.server";
import type { BookedChild, BookingBody } from "./groups/group";
import { londonDate } from "./i18n/dates";
import { randomCode, randomReference, randomToken } from "./random.server";
import type { SafeContact } from "./safety/contact";
import { exampleGroupId, PLANNED_GROUPS } from "./seed-groups.server";
import { sealHash } from "./vault/seal.server";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** how long before `now` the first of them booked; before its first session, where a group has begun */
const BOOKED_BEFORE_MS = 6 * DAY_MS;
/** whose first family has just cancelled: the first on its list has an offer */
const WITH_AN_OFFER = "solihull-hamilton";
/** every so many were not there */
const MISSED_EVERY = 5;

interface MadeUpFamily {
  callMe: string;
  other: string;
  /** whole months, or days until it is due */
  children: Array<{ months: number } | { due: number }>;
  /** children in the creche: the first of them */
  creche: number;
  transport: number;
}

/** Books in the groups of `seedGroups`, by the portal's own rules. */
export async function seedBookings(tx: Tx, now: Date): Promise<void> {
  let made = 0;
  for (const it of PLANNED_GROUPS) {
    if (it.families.length === 0) continue;
    const id = exampleGroupId(it.key);
    const [group] = await tx.select().from(groups).where(eq(groups.id, id));
    const begun = group!.firstAt! <= now;
    const from = (begun ? group!.firstAt! : now).getTime() - BOOKED_BEFORE_MS;
    // one that is paused was open when they booked
    await setState(tx, id, "published");
    for (const [i, family] of (it.families as MadeUpFamily[]).entries())
      await book(tx, id, family, made++, new Date(from + i * HOUR_MS));
    await setState(tx, id, it.state as GroupState);
    if (begun) await attend(tx, id, now);
    if (it.key === WITH_AN_OFFER) await cancelFirst(tx, id, new Date(now.getTime() - HOUR_MS));
  }
}

/** More of them, in every group that takes names: a few are asked about, and a person has to talk with them first. */
export async function seedBusyBookings(tx: Tx, now: Date): Promise<void> {
  const open = await tx
    .select({ id: groups.id, transportSeats: groups.transportSeats })
    .from(groups)
    .innerJoin(programmes, eq(programmes.id, groups.programme))
    .where(
      and(
        eq(groups.example, true),
        eq(groups.state, "published"),
        gt(groups.firstAt, now),
        eq(programmes.dropIn, false),
      ),
    )
    .orderBy(asc(groups.id));
  for (const [i, { id, transportSeats }] of open.entries())
    for (const nth of [2 * i, 2 * i + 1]) {
      const callMe = busy.names[nth % busy.names.length]!;
      const children = [{ months: 6 * (nth % 9) }, ...(nth % 3 === 0 ? [{ due: 90 + nth }] : [])];
      const family = {
        ...{ callMe, children, creche: 0 },
        other: "",
        transport: nth % 4 === 1 && transportSeats > 0 ? 2 : 0,
      };
      await book(tx, id, family, 100 + nth, new Date(now.getTime() - (open.length * 2 - nth) * HOUR_MS));
    }
}

const setState = (tx: Tx, id: string, state: GroupState) =>
  tx.update(groups).set({ state }).where(eq(groups.id, id));

async function book(tx: Tx, group: string, family: MadeUpFamily, nth: number, at: Date): Promise<void> {
  const id = randomToken();
  const body = bodyOf(family, nth, at);
  const codeHash = sealHash({ table: "bookings", row: id }, randomCode(), at);
  const it = { id, reference: randomReference(), codeHash, group, body, via: "web" as const, talk: [] };
  const { state } = await enterBooking(tx, it, at);
  if (state === "closed") throw new Error(`A made-up family found a group closed: ${group}`);
}

function bodyOf(it: MadeUpFamily, nth: number, at: Date): BookingBody {
  const today = Temporal.PlainDate.from(londonDate(at));
  const children = it.children.map((child, i): BookedChild => {
    const creche = i < it.creche;
    if ("months" in child) return { months: child.months, due: null, said: sayMonths(child.months), creche };
    const due = today.add({ days: child.due }).toString();
    return { months: null, due, said: due, creche };
  });
  return {
    ...{ callMe: it.callMe, other: it.other, lang: "en", speaks: "", interpreter: false, access: "" },
    contact: contactOf(nth, at),
    bundle: { seats: it.other ? 2 : 1, children, transport: it.transport },
    agesOn: today.toString(),
    transcript: [],
  };
}

const sayMonths = (months: number) => (months < 24 ? `${months} months` : `${Math.floor(months / 12)}`);

/** Every other one may be rung, at a number of Ofcom's for made-up stories; the others come back with their code. */
function contactOf(nth: number, at: Date): SafeContact {
  const ring = {
    ...{ channel: "phone" as const, to: `01632 960${String(300 + nth)}`, when: [], note: "" },
    ...{ who: "onlyMe" as const, sayWho: false, sayInstead: "", voicemail: false },
  };
  const ways = nth % 2 === 1 ? [ring] : [];
  return { ways, comesBack: true, codeWord: "", confirmedAt: at.toISOString() };
}

/** Most came to what is over. */
async function attend(tx: Tx, group: string, now: Date): Promise<void> {
  const rows = await tx
    .select({ session: sessions.id, booking: sessionPlaces.booking, endsAt: sessions.endsAt })
    .from(sessionPlaces)
    .innerJoin(sessions, eq(sessions.id, sessionPlaces.session))
    .where(and(eq(sessions.group, group), lt(sessions.endsAt, now)))
    .orderBy(asc(sessions.startsAt), asc(sessionPlaces.booking));
  for (const [i, { session, booking, endsAt }] of rows.entries())
    await tx
      .update(sessionPlaces)
      .set({ attended: i % MISSED_EVERY === MISSED_EVERY - 1 ? "missed" : "came", attendedAt: endsAt })
      .where(and(eq(sessionPlaces.session, session), eq(sessionPlaces.booking, booking)));
}

async function cancelFirst(tx: Tx, group: string, at: Date): Promise<void> {
  const [first] = await tx
    .select({ id: bookings.id })
    .from(bookings)
    .where(and(eq(bookings.group, group), eq(bookings.state, "booked")))
    .orderBy(asc(bookings.madeAt))
    .limit(1);
  await cancelBooking(tx, first!.id, { why: "cancelled" }, at);
}
