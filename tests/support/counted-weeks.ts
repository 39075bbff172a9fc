/** What happens to a request in some weeks, and a way of finding out whom to tell that knows no dates: it counts
 *  minutes one by one. */
export const RUN_DAYS = 21;
export const TARGET = 480;
export const OUTCOME = 960;
export const LEASE = 240;

export type Deed = "open" | "reach" | "pause" | "resume" | "write" | "worry" | "take" | "giveBack";
export interface Fired {
  kind: string;
  minute: number;
  urgent: boolean;
  paused: boolean;
}

/** What happens to one request: what is done with it, and when. */
export function planOf(random: () => number) {
  const minutes = RUN_DAYS * 24 * 60;
  const deeds = new Map<number, Deed>();
  const some: Deed[] = ["open", "reach", "pause", "resume", "write", "pause", "resume", "open", "worry"];
  some.push("take", "giveBack", "open", "take");
  for (const deed of some)
    if (random() < (deed === "worry" ? 0.2 : 0.7)) deeds.set(1 + Math.floor(random() * minutes * 0.8), deed);
  return { urgent: random() < 0.25, deeds };
}

export type Plan = ReturnType<typeof planOf>;

/** The second way: counts minutes one by one. */
export function runCounter(open: Uint8Array, { urgent: atFirst, deeds }: Plan): Fired[] {
  const fired: Fired[] = [];
  let urgent = atFirst;
  let [unread, unreadFor, unreadTold, stillTold] = [true, 0, false, false];
  let [target, gone, sinceDue, paused] = [TARGET, 0, 0, false];
  let told = new Set<string>();
  let stood = 0;
  let [held, heldFor, leftFor, deserted, untakenTold, stillUntakenTold] = [false, 0, 0, false, false, false];
  const leave = (byItself = false) =>
    ([leftFor, deserted, untakenTold, stillUntakenTold] = [0, byItself, false, false]);
  for (let minute = 0; minute < open.length; minute++) {
    if (held && urgent && target === TARGET && heldFor >= LEASE) {
      held = false;
      leave(true);
    }
    const resume = () => {
      if (paused) leave();
      // a new deadline, unless it had passed, or the clock would not have gone anyhow
      if (paused && gone < target && stood > 0) told = new Set();
      [paused, stood] = [false, 0];
    };
    const deed = deeds.get(minute);
    if (deed === "open") unread = false;
    if (deed === "open" || (deed === "giveBack" && held) || (deed === "worry" && !urgent)) leave();
    if ((deed === "take" && !held) || (deed === "worry" && !urgent)) heldFor = 0;
    if (deed === "take" || deed === "giveBack") held = deed === "take";
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
    const alone = urgent && !unread && !held && target === TARGET && !paused;
    if (alone && !untakenTold && (deserted || leftFor >= 15)) {
      tell("untaken");
      untakenTold = true;
    }
    if (alone && !stillUntakenTold && leftFor >= 60) {
      tell("stillUntaken");
      stillUntakenTold = true;
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

    [heldFor, leftFor] = [heldFor + 1, leftFor + 1];
    if (unread && (urgent || open[minute])) unreadFor++;
    if (paused && open[minute]) stood++;
    // what is late goes on being late, whoever is waited for
    if (open[minute] && gone >= target) sinceDue++;
    if (open[minute] && !paused && gone < target) gone++;
  }
  return fired;
}
