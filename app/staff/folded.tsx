import type { ReactNode } from "react";
import type { StaffSlip } from "./staff-slip.server";

/** A form of a page that has several: folded away until it is wanted or has a slip in it. */
export function Folded({
  form,
  title,
  slip,
  children,
}: {
  form: string;
  title: string;
  slip: StaffSlip | undefined;
  children: ReactNode;
}) {
  return (
    <details open={slip?.form === form}>
      <summary>{title}</summary>
      <form method="post">
        <input type="hidden" name="intent" value={form} />
        {children}
      </form>
    </details>
  );
}
