/** What figures know of one request: nothing that names a family. */
import type { AskedBy } from "../../db/schema/referrals";

/** What came of it. `withdrawn`: taken back by the family, or it wanted nothing after all. */
export const ENDS = [
  ...["support", "group", "otherService", "advice"],
  ...["localOffice", "noReply", "withdrawn", "open"],
] as const as readonly End[];
export type End =
  "support" | "group" | "otherService" | "advice" | "localOffice" | "noReply" | "withdrawn" | "open";

/** Ends by which the hub itself dealt with it. */
export const DEALT = ["support", "group", "otherService", "advice"] as const satisfies readonly End[];

/** How far the first contact got. `waiting` and `overdue` are open and not reached yet; `ended` ended without. */
export const REACHES = ["inTime", "late", "waiting", "overdue", "ended"] as const;
export type Reach = (typeof REACHES)[number];

export interface Counted {
  hub: string;
  /** in London, in which it came: "2026-04" */
  month: string;
  askedBy: AskedBy;
  end: End;
  reach: Reach;
  /** working minutes to the first contact; null where there was none */
  minutes: number | null;
}

const isReached = (it: Reach) => it === "inTime" || it === "late";
const isOpen = (it: End) => it === "open";

/** What a request is counted by, and of which other group it could be just as well, all else about it being the same:
 *  figures must leave room for that. */
export interface Trait {
  of: (it: Counted) => string;
  couldBe: (it: Counted, other: string) => boolean;
}

export const TRAITS = {
  // who waits within the target came lately
  month: { of: (it) => it.month, couldBe: (it) => it.reach !== "waiting" && it.reach !== "overdue" },
  askedBy: { of: (it) => it.askedBy, couldBe: () => true },
  // whoever was not reached is either still waiting or not, which is counted too
  end: {
    of: (it) => it.end,
    couldBe: (it, other) => isOpen(it.end) === (other === "open") || isReached(it.reach),
  },
  reach: {
    of: (it) => it.reach,
    couldBe: (it, other) =>
      isReached(other as Reach) ? true : isOpen(it.end) ? other !== "ended" : other === "ended",
  },
} as const satisfies Record<string, Trait>;
