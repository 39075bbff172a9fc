/** A thousand weeks, minute by minute, beside a second way of counting that knows no dates but those the clock of the
 *  wall shows. */
import { expect, it } from "vitest";
import type { HubCalendar } from "./opening-hours";
import { deadline, openState, workingMinutesBetween } from "./opening-hours";
import { alarmsOf, dueAfterPause, dueNow, soonest, type Waits } from "./clock";
import { leaseUntil } from "./lease";
import {
  LEASE,
  OUTCOME,
  planOf,
  RUN_DAYS,
  runCounter,
  TARGET,
  type Deed,
  type Fired,
  type Plan,
} from "../../tests/support/counted-weeks";

const day = { open: "08:45", close: "16:45" };
const friday = { open: "08:45", close: "16:15" };
const CALENDAR: HubCalendar = {
  hours: [day, day, day, day, friday, null, null],
  // Scottish bank holidays, and a day of the hub's own
  closed: new Set([
    ...["2026-11-30", "2026-12-25", "2026-12-28", "2027-01-01", "2027-01-04", "2027-03-26", "2027-05-03"],
    ...["2027-05-31", "2027-08-02", "2027-11-30", "2027-12-27", "2027-12-28", "2028-01-03", "2028-01-04"],
    ...["2028-04-14", "2028-05-01", "2028-05-29", "2028-08-07", "2027-06-16"],
  ]),
};
const at = (iso: string) => new Date(iso);
const waits = (more: Partial<Waits> = {}): Waits => ({
  urgent: false,
  unreadSince: null,
  alone: null,
  dueAt: null,
  targetMinutes: 480,
  pausedAt: null,
  ...more,
});
const MINUTE = 60_000;
const RUNS = 340;

/** Repeatable, so that a run that fails fails again. */
function dice(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let x = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    x ^= x + Math.imul(x ^ (x >>> 7), 61 | x);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

const wall = new Intl.DateTimeFormat("en-GB", {
  ...{ timeZone: "Europe/London", hourCycle: "h23", weekday: "short" },
  ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit" },
});

/** For each minute from `start` on: is the hub open? Told by the clock on its wall. */
function openMinutes(start: number): Uint8Array {
  const open = new Uint8Array(RUN_DAYS * 24 * 60);
  for (let hour = 0; hour < RUN_DAYS * 24; hour++) {
    const parts = Object.fromEntries(
      wall.formatToParts(start + hour * 60 * MINUTE).map((it) => [it.type, it.value]),
    );
    if (["Sat", "Sun"].includes(parts.weekday!)) continue;
    if (CALENDAR.closed.has(`${parts.year}-${parts.month}-${parts.day}`)) continue;
    const closes = parts.weekday === "Fri" ? 16 * 60 + 15 : 16 * 60 + 45;
    for (let minute = 0; minute < 60; minute++) {
      const clock = Number(parts.hour) * 60 + minute;
      if (clock >= 8 * 60 + 45 && clock < closes) open[hour * 60 + minute] = 1;
    }
  }
  return open;
}

/** As the portal does it: looks only when it has said that it would. */
function runPortal(calendar: HubCalendar, start: number, { urgent, deeds }: Plan) {
  const fired: Fired[] = [];
  const began = new Date(start);
  let holding: Holding = { held: false, until: null, left: { since: began, deserted: false } };
  let it = waits({
    urgent,
    unreadSince: began,
    dueAt: deadline(calendar, began, TARGET),
    targetMinutes: TARGET,
  });
  const raised = new Set<string>();
  const left = () =>
    alarmsOf(calendar, it).filter((alarm) => !raised.has(`${alarm.kind} ${alarm.of.getTime()}`));
  let next = soonest(left(), calendar, it.urgent, began);
  for (let minute = 1; minute < RUN_DAYS * 24 * 60; minute++) {
    const now = new Date(start + minute * MINUTE);
    const deed = deeds.get(minute);
    const ended = holding.until !== null && holding.until <= now;
    if (ended) holding = { held: false, until: null, left: { since: now, deserted: true } };
    if (deed) {
      const before = it;
      it = after(calendar, it, deed, now);
      holding = heldAfter(holding, before, it, deed, now);
    }
    if (deed || ended) {
      it = { ...it, alone: aloneNow(it, holding) };
      next = soonest(left(), calendar, it.urgent, now);
    }
    if (!next || next > now) continue;
    for (const alarm of dueNow(left(), calendar, it.urgent, now)) {
      raised.add(`${alarm.kind} ${alarm.of.getTime()}`);
      fired.push({ kind: alarm.kind, minute, urgent: it.urgent, paused: it.pausedAt !== null });
    }
    next = soonest(left(), calendar, it.urgent, now);
  }
  return fired;
}

interface Holding {
  held: boolean;
  /** null: for longer than this looks */
  until: Date | null;
  left: { since: Date; deserted: boolean };
}

const aloneNow = (it: Waits, { held, left }: Holding) =>
  it.urgent && !it.unreadSince && !held && it.targetMinutes === TARGET && !it.pausedAt ? left : null;

function heldAfter(was: Holding, before: Waits, it: Waits, deed: Deed, now: Date): Holding {
  const left = { since: now, deserted: false };
  const resumed = before.pausedAt && !it.pausedAt;
  const news = deed === "open" || resumed || (deed === "worry" && !before.urgent);
  const held = deed === "take" || (was.held && deed !== "giveBack");
  const lease = { urgent: true, reached: false, leaseMinutes: LEASE, shiftEnds: null };
  const counts = held && it.urgent && it.targetMinutes === TARGET;
  const anew = (deed === "take" && !was.held) || !before.urgent;
  const until = counts ? (anew ? leaseUntil(CALENDAR, lease, now) : was.until) : null;
  return { held, until, left: news || (was.held && !held) ? left : was.left };
}

function after(calendar: HubCalendar, it: Waits, deed: Deed, now: Date): Waits {
  const { dueAt, pausedAt } = it;
  const resumed = pausedAt
    ? { pausedAt: null, dueAt: dueAfterPause(calendar, { dueAt: dueAt!, pausedAt }, now) }
    : {};
  // words that worry: from then on it is urgent, and what lies unopened lies so from then
  if (deed === "worry")
    return { ...it, urgent: true, unreadSince: it.unreadSince && !it.urgent ? now : it.unreadSince };
  if (deed === "take" || deed === "giveBack") return it;
  if (deed === "open") return { ...it, unreadSince: null };
  if (deed === "pause") return { ...it, pausedAt: pausedAt ?? now };
  if (deed === "resume") return { ...it, ...resumed };
  if (deed === "write") return { ...it, ...resumed, unreadSince: it.unreadSince ?? now };
  if (it.targetMinutes === OUTCOME) return { ...it, ...resumed };
  return { ...it, pausedAt: null, targetMinutes: OUTCOME, dueAt: deadline(calendar, now, OUTCOME) };
}

const UNTAKEN = ["untaken", "stillUntaken"];
const text = (fired: Fired[]) => fired.map((it) => `${it.kind}@${it.minute}`);

function simulate(calendar: HubCalendar, runs: number) {
  const random = dice(20261125);
  const first = Date.parse("2026-11-02T00:00:00Z");
  const result = { missed: 0, extra: 0, outOfPlace: 0, inPause: 0, raised: 0, untaken: 0 };
  for (let run = 0; run < runs; run++) {
    // any hour of two years, both changes of the clock and every holiday among them
    const start = first + Math.floor(random() * 700 * 24) * 60 * MINUTE;
    const open = openMinutes(start);
    const deeds = planOf(random);
    const fired = runPortal(calendar, start, deeds);
    const [ours, theirs] = [text(fired), text(runCounter(open, deeds))];
    result.raised += theirs.length;
    result.missed += theirs.filter((it) => !ours.includes(it)).length;
    result.extra += ours.filter((it) => !theirs.includes(it)).length;
    result.outOfPlace += fired.filter((it) => !it.urgent && !open[it.minute]).length;
    result.inPause += fired.filter((it) => it.paused && (!it.urgent || UNTAKEN.includes(it.kind))).length;
    result.untaken += fired.filter((it) => UNTAKEN.includes(it.kind)).length;
  }
  return result;
}

it("misses no alarm in a thousand weeks, and raises none at night or in a pause", () => {
  const { raised, untaken, ...wrong } = simulate(CALENDAR, RUNS);
  expect(wrong).toEqual({ missed: 0, extra: 0, outOfPlace: 0, inPause: 0 });
  expect(raised).toBeGreaterThan(RUNS);
  expect(untaken).toBeGreaterThan(RUNS / 10);
});

it("would be seen to miss them if it forgot the holidays", () => {
  const { missed, outOfPlace } = simulate({ ...CALENDAR, closed: new Set() }, RUNS / 10);
  expect(missed).toBeGreaterThan(0);
  expect(outOfPlace).toBeGreaterThan(0);
});

it("agrees with the calendar of the pages", () => {
  const open = openMinutes(Date.parse("2027-03-20T00:00:00Z"));
  const minutes = open.reduce((sum, it) => sum + it, 0);
  const from = at("2027-03-20T00:00:00Z");
  const to = new Date(from.getTime() + RUN_DAYS * 24 * 60 * MINUTE);
  expect(workingMinutesBetween(CALENDAR, from, to)).toBe(minutes);
  expect(openState(CALENDAR, from).open).toBe(false);
});
