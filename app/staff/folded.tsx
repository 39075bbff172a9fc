import type { ReactNode } from "react";
import type { StaffSlip } from "./staff-slip.server";

/** A form of a page that has several: folded away until it is wanted or has a slip in it. */
export function Folded({
  form,
  intent = form,
  title,
  slip,
  action,
  onceKey,
  children,
}: {
  /** name by which a slip finds it */
  form: string;
  /** left out: its name. There may be one form of a kind for each of several things */
  intent?: string;
  title: string;
  slip: StaffSlip | undefined;
  /** where it is sent; left out: to the page itself */
  action?: string;
  /** it is taken once under this key */
  onceKey?: string;
  children: ReactNode;
}) {
  return (
    <details open={slip?.form === form}>
      <summary>{title}</summary>
      <form method="post" action={action}>
        <input type="hidden" name="intent" value={intent} />
        {onceKey && <input type="hidden" name="key" value={onceKey} />}
        {children}
      </form>
    </details>
  );
}
