/** A thousand weeks, minute by minute, beside a second way of counting that knows no dates but those the clock of the
 *  wall shows. */
import { expect, it } from "vitest";
import type { HubCalendar } from "./opening-hours";
import { deadline, openState, workingMinutesBetween } from "./opening-hours";
import { alarmsOf, dueAfterPause, dueNow, soonest, type Waits } from "./clock";

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
  dueAt: null,
  targetMinutes: 480,
  pausedAt: null,
  ...more,
});
const MINUTE = 60_000;
const RUN_DAYS = 21;
const RUNS = 340;
const TARGET = 480;
const OUTCOME = 960;

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

type Deed = "open" | "reach" | "pause" | "resume" | "write" | "worry";
interface Fired {
  kind: string;
  minute: number;
  urgent: boolean;
  paused: boolean;
}

/** What happens to one request: what is done with it, and when. */
function plan(random: () => number) {
  const minutes = RUN_DAYS * 24 * 60;
  const deeds = new Map<number, Deed>();
  const some: Deed[] = ["open", "reach", "pause", "resume", "write", "pause", "resume", "open", "worry"];
  for (const deed of some)
    if (random() < (deed === "worry" ? 0.2 : 0.7)) deeds.set(1 + Math.floor(random() * minutes * 0.8), deed);
  return { urgent: random() < 0.25, deeds };
}

/** As the portal does it: looks only when it has said that it would. */
function runPortal(calendar: HubCalendar, start: number, { urgent, deeds }: ReturnType<typeof plan>) {
  const fired: Fired[] = [];
  const began = new Date(start);
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
    if (deed) {
      it = after(calendar, it, deed, now);
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

function after(calendar: HubCalendar, it: Waits, deed: Deed, now: Date): Waits {
  const { dueAt, pausedAt } = it;
  const resumed = pausedAt
    ? { pausedAt: null, dueAt: dueAfterPause(calendar, { dueAt: dueAt!, pausedAt }, now) }
    : {};
  // words that worry: from then on it is urgent, and what lies unopened lies so from then
  if (deed === "worry")
    return { ...it, urgent: true, unreadSince: it.unreadSince && !it.urgent ? now : it.unreadSince };
  if (deed === "open") return { ...it, unreadSince: null };
  if (deed === "pause") return { ...it, pausedAt: pausedAt ?? now };
  if (deed === "resume") return { ...it, ...resumed };
  if (deed === "write") return { ...it, ...resumed, unreadSince: it.unreadSince ?? now };
  if (it.targetMinutes === OUTCOME) return { ...it, ...resumed };
  return { ...it, pausedAt: null, targetMinutes: OUTCOME, dueAt: deadline(calendar, now, OUTCOME) };
}

/** The second way: counts minutes one by one. */
function runCounter(open: Uint8Array, { urgent: atFirst, deeds }: ReturnType<typeof plan>): Fired[] {
  const fired: Fired[] = [];
  let urgent = atFirst;
  let [unread, unreadFor, unreadTold, stillTold] = [true, 0, false, false];
  let [target, gone, sinceDue, paused] = [TARGET, 0, 0, false];
  let told = new Set<string>();
  let stood = 0;
  for (let minute = 0; minute < open.length; minute++) {
    const resume = () => {
      // a new deadline, unless it had passed, or the clock would not have gone anyhow
      if (paused && gone < target && stood > 0) told = new Set();
      [paused, stood] = [false, 0];
    };
    const deed = deeds.get(minute);
    if (deed === "open") unread = false;
    if (deed === "pause") paused = true;
    if (deed === "resume" || deed === "write") resume();
    if (deed === "write" && !unread) [unread, unreadFor, unreadTold, stillTold] = [true, 0, false, false];
    if (deed === "worry" && !urgent) [urgent, unreadFor, unreadTold, stillTold] = [true, 0, false, false];
    if (deed === "reach" && target === OUTCOME) resume();
    else if (deed === "reach") {
      [target, gone, sinceDue, paused, stood] = [OUTCOME, 0, 0, false, 0];
      told = new Set();
    }

    const may = urgent || open[minute] === 1;
    const tell = (kind: string) => fired.push({ kind, minute, urgent, paused });
    if (may && unread && (urgent || !paused) && !unreadTold && unreadFor >= (urgent ? 15 : 60)) {
      tell("unopened");
      unreadTold = true;
    }
    if (urgent && unread && !stillTold && unreadFor >= 60) {
      tell("stillUnopened");
      stillTold = true;
    }
    const due: Array<[string, boolean]> = [
      ["dueSoon", gone >= target - 120],
      ["overdue", gone >= target],
      ["twiceOverdue", gone >= target && sinceDue >= target],
    ];
    for (const [kind, reached] of due)
      if (may && !paused && reached && !told.has(kind)) {
        tell(kind);
        told.add(kind);
      }

    if (unread && (urgent || open[minute])) unreadFor++;
    if (paused && open[minute]) stood++;
    // what is late goes on being late, whoever is waited for
    if (open[minute] && gone >= target) sinceDue++;
    if (open[minute] && !paused && gone < target) gone++;
  }
  return fired;
}

const text = (fired: Fired[]) => fired.map((it) => `${it.kind}@${it.minute}`);

function simulate(calendar: HubCalendar, runs: number) {
  const random = dice(20261125);
  const first = Date.parse("2026-11-02T00:00:00Z");
  const result = { missed: 0, extra: 0, outOfPlace: 0, inPause: 0, raised: 0 };
  for (let run = 0; run < runs; run++) {
    // any hour of two years, both changes of the clock and every holiday among them
    const start = first + Math.floor(random() * 700 * 24) * 60 * MINUTE;
    const open = openMinutes(start);
    const deeds = plan(random);
    const fired = runPortal(calendar, start, deeds);
    const [ours, theirs] = [text(fired), text(runCounter(open, deeds))];
    result.raised += theirs.length;
    result.missed += theirs.filter((it) => !ours.includes(it)).length;
    result.extra += ours.filter((it) => !theirs.includes(it)).length;
    result.outOfPlace += fired.filter((it) => !it.urgent && !open[it.minute]).length;
    result.inPause += fired.filter((it) => !it.urgent && it.paused).length;
  }
  return result;
}

it("misses no alarm in a thousand weeks, and raises none at night or in a pause", () => {
  const { raised, ...wrong } = simulate(CALENDAR, RUNS);
  expect(wrong).toEqual({ missed: 0, extra: 0, outOfPlace: 0, inPause: 0 });
  expect(raised).toBeGreaterThan(RUNS);
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
