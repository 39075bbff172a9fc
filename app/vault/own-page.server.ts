/** The one door to a family's own page, of a request, a booking or a story: reference and code together, and nothing else. */
import { eq } from "drizzle-orm";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { timingSafeEqual } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { bookings } from "../../db/schema/bookings";
import { referrals } from "../../db/schema/referrals";
import { stories } from "../../db/schema/stories";
import { store } from "../db.server";
import { prolongSlip, readSlip } from "../http/slips.server";
import { todaysMark } from "../http/todays-mark.server";
import { sealHash, sealHashLike } from "./seal.server";

const FIVE_MINUTES = 300;
const SLOW_MS = 2_000;
// Of 10^12 codes, ten guesses from an address in five minutes leave no hope
const byReference = new RateLimiterMemory({ points: 60, duration: FIVE_MINUTES });
const byAddress = new RateLimiterMemory({ points: 10, duration: FIVE_MINUTES });

export type VisitKind = "request" | "booking" | "story";
/** What stands in the sealed row that the `visit` cookie opens. */
export interface Visit {
  kind: VisitKind;
  /** row id of the request, the booking or the story */
  id: string;
  codeHash: string;
}
interface Door {
  id: string;
  codeHash: string;
}

const TABLES = { request: referrals, booking: bookings, story: stories } as const;
/** Which table's name a code is sealed under. */
const SEALED_UNDER = { request: "referrals", booking: "bookings", story: "stories" } as const;

/** @param typed as typed: spaces, hyphens and small letters are forgiven
 *  @returns the visit, or "wrong" without saying which half, or "slow" after too many tries */
export async function openOwnPage(
  typed: { reference: string; code: string },
  address: string,
  now: Date,
): Promise<Visit | "wrong" | "slow"> {
  const reference = typed.reference
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 20);
  const code = typed.code.replace(/\D/g, "").slice(0, 20);
  const from = todaysMark(address, now);
  // counted before it is looked at, so that guesses sent all at once are counted too
  const [aimedAt, sentFrom] = await Promise.allSettled([
    byReference.consume(reference),
    byAddress.consume(from),
  ]);
  if (sentFrom.status === "rejected") return "slow";
  // strangers who aim at one family slow it down, and never shut it out
  if (aimedAt.status === "rejected") await wait(SLOW_MS);

  // every door is tried every time: how long it takes does not say which of them there is
  const tried = [
    await tryDoor("request", reference, code, now),
    await tryDoor("booking", reference, code, now),
    await tryDoor("story", reference, code, now),
  ];
  const opened = tried.find((it) => it !== undefined);
  if (!opened) return "wrong";
  await Promise.all([byReference.delete(reference), byAddress.delete(from)]);
  return opened;
}

async function tryDoor(
  kind: VisitKind,
  reference: string,
  code: string,
  now: Date,
): Promise<Visit | undefined> {
  const { id, codeHash, reference: known } = TABLES[kind];
  const [row] = await store.read.select({ id, codeHash }).from(TABLES[kind]).where(eq(known, reference));
  return isItsCode(kind, row, code, now) && row ? { kind, ...row } : undefined;
}

/** An unknown reference costs the same work as a wrong code. */
function isItsCode(kind: VisitKind, row: Door | undefined, code: string, now: Date): boolean {
  const place = { table: SEALED_UNDER[kind], row: row?.id ?? "none" };
  try {
    const stored = row?.codeHash ?? sealHash(place, "none", now);
    const given = sealHashLike(stored, place, code);
    return stored.length === given.length && timingSafeEqual(Buffer.from(stored), Buffer.from(given));
  } catch {
    // the key of its month is gone: nobody can open it any more
    return false;
  }
}

/** The visit this browser has open. A code that was reissued ends every visit made with the old one.
 *  @param kinds only a visit of one of these; left out: any */
export async function findVisit(
  request: Request,
  now: Date,
  ...kinds: VisitKind[]
): Promise<Visit | undefined> {
  const visit = await readSlip<Visit>(request, now, "visit");
  if (!visit || !Object.hasOwn(TABLES, visit.kind)) return undefined;
  if (kinds.length > 0 && !kinds.includes(visit.kind)) return undefined;
  const { id, codeHash } = TABLES[visit.kind];
  const [row] = await store.read.select({ codeHash }).from(TABLES[visit.kind]).where(eq(id, visit.id));
  return row?.codeHash === visit.codeHash ? visit : undefined;
}

/** As {@link findVisit}; whoever is still writing keeps the page open. */
export async function keepVisit(
  request: Request,
  now: Date,
  ...kinds: VisitKind[]
): Promise<Visit | undefined> {
  const visit = await findVisit(request, now, ...kinds);
  if (visit) await prolongSlip(request, now, "visit");
  return visit;
}
