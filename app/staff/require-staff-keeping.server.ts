import { requireStaff } from "./require-staff.server";
import { keepTyped } from "./staff-slip.server";
import type { SignedIn } from "./session.server";
import type { Action } from "./staff";

interface Typed {
  page: string;
  values: Record<string, string[]>;
  /** which of the page's forms; left out: its intent says */
  form?: string;
}

/** As `requireStaff`, for whoever sends a form: what was typed while the session ended is there again after signing in. */
export const requireStaffKeeping = (
  request: Request,
  action: Action | null,
  hub: string | null | undefined,
  typed: Typed,
  now: Date,
): Promise<SignedIn> =>
  requireStaff(request, action, hub, now).catch(async (refusal: unknown) => {
    throw await keepTyped(request, refusal, typed, now);
  });
