import type { StaffSlip } from "./staff-slip.server";

/** What was ticked under a name: as typed where the form was refused. */
export function useTicked(slip: StaffSlip | undefined) {
  const typed = slip?.form === "work" ? slip.values : undefined;
  return (name: string, kept: readonly string[] = []): readonly string[] =>
    typed ? (typed[name] ?? []) : kept;
}
