/** Who changed a setting, and in whose history it stands. */
import type { Translate } from "../i18n/words";
import { EVERYWHERE, type StaffMember } from "./staff";

// where it was nobody who was signed in here: in the place of a staff id

/** The council's sign-in says what somebody may do, whenever they come in by it. */
export const BY_COUNCIL = "council";
/** `npm run staff`: whoever has the machine. */
export const BY_COMMAND = "command";

/** @param change.name of the account `by`; null where there is none */
export function sayChangedBy(t: Translate, { by, name }: { by: string; name: string | null }): string {
  if (by === BY_COUNCIL || by === BY_COMMAND) return t(`manage:history.${by}`);
  return name ?? t("record:nobody");
}

/** The hub in whose history an account stands: where all that somebody may do is done at one; null otherwise. */
export function homeOf(roles: StaffMember["roles"]): string | null {
  const [first, ...others] = new Set(roles.map((it) => it.hub));
  return first === undefined || first === EVERYWHERE || others.length > 0 ? null : first;
}
