import { ProblemHere } from "./problem-here";
import type { StaffSlip } from "./staff-slip.server";

interface Props {
  form: string;
  /** of how what the form changes stands now */
  mark: string;
  slip: StaffSlip | undefined;
}

/** First in a form that two may save at once: how all stood when it was opened, and that it stands otherwise by now.
 *  Whoever looks first, or mends a slip, has still seen no more than what stood there before. */
export function MarkField({ form, mark, slip }: Props) {
  const mine = slip?.form === form ? slip : undefined;
  const told = mine?.problems.some((it) => it.code === "changedMeanwhile");
  return (
    <>
      <input type="hidden" name="mark" value={(!told && mine?.values.mark?.[0]) || mark} />
      <ProblemHere form={form} slip={slip} />
    </>
  );
}
