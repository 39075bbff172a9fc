import { DateInput } from "../ui/date-input";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface DayProps {
  form: string;
  name: string;
  label: string;
  hint?: string;
  slip: StaffSlip | undefined;
  /** ISO date that stands there to begin with */
  kept?: string | null | undefined;
}

/** A date in three boxes, with what was typed into them. */
export function Day({ form, name, label, hint, slip, kept }: DayProps) {
  const field = useFields(form, slip);
  const { value: _, ...date } = field(name);
  const [year, month, day] = kept?.split("-") ?? [];
  const typed = (part: string, was: string | undefined) => field(`${name}.${part}`, was).value;
  return (
    <DateInput
      {...date}
      label={label}
      hint={hint}
      value={{ day: typed("day", day), month: typed("month", month), year: typed("year", year) }}
    />
  );
}
