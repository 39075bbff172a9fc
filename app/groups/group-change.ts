/** What can be done with groups, programmes and rooms, and what is kept of it. Never anything of a family. */

/** What it was and what it became. Both null where what it says is for those booked alone. */
export type Changed = Record<string, readonly [from: Value, to: Value]>;
type Value = string | number | boolean | null | readonly string[];

/** Times are ISO. `told`: how many families. `rest`: and all that come after it. */
export type GroupChange =
  | { action: "group.created" | "group.paused" }
  | { action: "group.published"; again: boolean }
  | { action: "group.closed"; told: number }
  | { action: "group.facts"; changed: Changed; told: number }
  | { action: "group.planned"; sessions: number; from: string; to: string; told: number }
  | { action: "group.moved"; sessions: number; from: string; to: string; room: string | null; told: number }
  | { action: "group.cancelled"; sessions: number; from: string; told: number }
  | { action: "programme.added" | "room.added"; name: string }
  | { action: "programme.saved" | "room.saved"; name: string; changed: Changed };

/** How a thing stood and stands. @param quiet names of what is for those booked alone */
export function whatChanged<T extends object>(
  before: T,
  after: T,
  names: ReadonlyArray<keyof T & string>,
  quiet: ReadonlyArray<keyof T & string> = [],
): Changed {
  const differ = names.filter((it) => JSON.stringify(before[it]) !== JSON.stringify(after[it]));
  return Object.fromEntries(
    differ.map((it) => [it, quiet.includes(it) ? [null, null] : [before[it] as Value, after[it] as Value]]),
  );
}
