/** Two weeks of made-up requests, as a busy service has them: to look at an inbox that is full. */
import { and, eq, inArray, isNull } from "drizzle-orm";
import busy from "../db/data/busy.json";
import { referrals } from "../db/schema/referrals";
import { staff, staffRoles } from "../db/schema/staff";
import type { Tx } from "../db/client";
import { store } from "./db.server";
import { en } from "./i18n/locales/en";
import { progress } from "./questions/journey";
import type { Raw } from "./questions/question";
import { randomToken } from "./random.server";
import { addToRequest } from "./referrals/add-to-request.server";
import { spokenIn } from "./referrals/spoken-in";
import { ENTRY_WAYS } from "./referrals/enter.server";
import { ASKERS } from "./referrals/referral";
import { locatePlace } from "./referrals/locate.server";
import { referralJourney } from "./referrals/referral.questions";
import { submitReferral } from "./referrals/submit-referral.server";
import {
  addNote,
  openReferral,
  recordContact,
  takeReferral,
  writeToFamily,
} from "./referrals/triage-referral.server";
import { askService, closeReferral } from "./referrals/settle-referral.server";
import { seedBusyBookings } from "./seed-bookings.server";
import { putTogether } from "./seed-together.server";
import { waitForFamily } from "./referrals/wait-for-family.server";
import type { StaffMember } from "./staff/staff";

const REQUESTS = 120;
const DAYS = 14;
const HOUR = 60 * 60_000;
const spoken = { shown: spokenIn("en", en), english: spokenIn("en", en) };
const DONE = referralJourney.steps.map((it) => it.id);

/** Adds {@link REQUESTS} requests, the older ones worked on by the example staff. Every run gives the same ones, with
 *  other references. Their notices go the usual way. @returns how many */
export async function seedBusy(now: Date): Promise<number> {
  const before = new Set((await store.read.select({ id: referrals.id }).from(referrals)).map((it) => it.id));
  const workers = await listWorkers();
  for (let i = 0; i < REQUESTS; i++) await sendOne(i, sentAt(i, now), workers[0]!.id);
  const all = await store.read.select().from(referrals);
  const made = all.filter((it) => !before.has(it.id));
  made.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
  for (const [i, row] of made.entries()) {
    const worker = workers.find((it) => it.roles.some(({ hub }) => hub === row.hub)) ?? workers[0];
    if (worker) await workOn(i, row, worker, now);
  }
  await putTogether(made, workers, now);
  await store.transaction((tx) => seedBusyBookings(tx, now));
  return made.length;
}

/** The most in the last days; some at night, as families write. */
function sentAt(i: number, now: Date): Date {
  const back = DAYS * 24 * HOUR * (1 - i / REQUESTS) ** 2;
  return new Date(now.getTime() - back - ((i * 37) % 60) * 60_000);
}

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length]!;

/** @param by who types in what did not come by the website */
async function sendOne(i: number, at: Date, by: string): Promise<void> {
  const byMail = i % 3 === 0;
  const place = await locatePlace(
    {
      "place.where": [i % 19 === 0 ? "" : pick(busy.places, i * 5)],
      "place.pick": [i % 19 === 0 ? "ratherNotSay" : ""],
    },
    {},
  );
  const raw: Raw = {
    callMe: [pick(busy.names, i * 7)],
    ...place,
    reach: byMail ? ["email", "code"] : ["phone", "code"],
    ...(byMail
      ? { emailAddress: [`family${i}@example.org`], emailWhen: ["evening"] }
      : {
          phoneNumber: [`01632 960${String(100 + i)}`],
          phoneWho: ["onlyMe"],
          phoneWhen: ["morning", "afternoon"],
        }),
    "children.age": [String((i * 3) % 17)],
    help: [pick(busy.help, i)],
    language: [i % 11 === 0 ? "polish" : "english"],
    more: ["send"],
  };
  const walked = progress(referralJourney, raw, DONE);
  if (walked.frontier) throw new Error(`A made-up request is not whole: ${walked.frontier.id}`);
  const draft = { journey: referralJourney.name, raw, done: DONE, key: randomToken() };
  const held = { ...draft, token: randomToken(), keptUntil: at };
  const typedIn =
    i % 4 === 1 ? { via: pick(ENTRY_WAYS, i), askedBy: pick(ASKERS, (i - 1) / 4), by } : undefined;
  await submitReferral(held, walked, spoken, at, typedIn);
}

async function listWorkers(): Promise<StaffMember[]> {
  const rows = await store.read
    .select({ id: staff.id, name: staff.name, role: staffRoles.role, hub: staffRoles.hub })
    .from(staff)
    .innerJoin(staffRoles, eq(staffRoles.staff, staff.id))
    .where(and(eq(staff.example, true), isNull(staff.disabledAt), inArray(staffRoles.role, ["duty_worker"])));
  return rows.map(({ id, name, hub }) => ({ id, name, roles: [{ role: "duty_worker", hub }] }));
}

/** What was done with it by now: the older, the more. A few lie, as they do. */
async function workOn(i: number, row: typeof referrals.$inferSelect, worker: StaffMember, now: Date) {
  const { id, reference, receivedAt } = row;
  let at = receivedAt.getTime();
  /** Each thing some hours after the one before, and nothing in the future. */
  const next = async (
    hours: number,
    work: (tx: Tx, who: { staff: StaffMember; reference: string }, at: Date) => Promise<unknown>,
  ) => {
    at += hours * HOUR;
    if (at <= now.getTime())
      await store.transaction((tx) => work(tx, { staff: worker, reference }, new Date(at)));
    return at <= now.getTime();
  };
  if (i % 9 === 4) return;
  await next(2, openReferral);
  if (i % 7 === 3) return;
  await next(1, takeReferral);
  await next(1, (tx, who, when) => addNote(tx, { ...who, text: pick(busy.notes, i) }, when));
  const channel = i % 3 === 0 ? ("email" as const) : ("phone" as const);
  const attempt = { channel, reached: i % 4 !== 1, keptRules: false, stillSafe: true, text: "" };
  await next(3, (tx, who, when) => recordContact(tx, { ...who, ...attempt }, when));
  if (i % 4 === 1) {
    await next(20, (tx, who, when) => waitForFamily(tx, { ...who, text: pick(busy.waits, i) }, when));
    if (i % 8 === 1 && at + 24 * HOUR <= now.getTime())
      await addToRequest(
        store,
        id,
        { text: pick(busy.added, i), key: randomToken() },
        true,
        new Date(at + 24 * HOUR),
      );
    return;
  }
  const text = pick(busy.answers, i);
  await next(20, (tx, who, when) => writeToFamily(tx, { ...who, text, tell: false }, when));
  if (i % 10 === 0) {
    const asked = { ...pick(busy.services, i / 10), text: "" };
    await next(30, (tx, who, when) => askService(tx, { ...who, ...asked }, when));
  }
  const outcome = pick(["support", "group", "advice", "localOffice"] as const, i);
  if (i % 5 !== 0) await next(72, (tx, who, when) => closeReferral(tx, { ...who, outcome, text: "" }, when));
}
