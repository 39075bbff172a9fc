import { fillPortal } from "./fill-portal";
import type * as filled from "./groups-filled";

export type BuiltGroup = filled.BuiltGroup;

const fill = <F extends (...it: never[]) => unknown>(dataDir: string, name: string, ...given: unknown[]) =>
  fillPortal<Awaited<ReturnType<F>>>(dataDir, "tests/support/groups-filled.ts", name, ...given);

/** A group with bookings, in the database of a built portal that runs. */
export const addBuiltGroup = (dataDir: string, starts: Date, families: filled.Family[]) =>
  fill<typeof filled.writeGroup>(dataDir, "writeGroup", starts, families);

/** @returns the reference of a booking that asks about a group */
export const askAboutGroup = (dataDir: string) => fill<typeof filled.askAboutGroup>(dataDir, "askAboutGroup");
