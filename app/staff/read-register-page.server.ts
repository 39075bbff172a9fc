import type { Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { findRegisterSession, listRegister } from "../groups/read-register.server";
import { canMark, keptUntil } from "../groups/register";
import { randomToken } from "../random.server";
import { may, type StaffMember } from "./staff";

export type RegisterView = NonNullable<Awaited<ReturnType<typeof readRegisterPage>>>;

/** The register as somebody may see it; that it was read is on record.
 *  @param how what was looked at, as it stands in the record
 *  @returns undefined where there is no such session for this person */
export async function readRegisterPage(
  store: Store,
  staff: StaffMember,
  { group, session, how }: { group: string; session: string; how: "register" | "sheet" },
  now: Date,
) {
  const found = await findRegisterSession(store.read, group, session);
  if (!found || !may(staff, "takeRegister", found.hub)) return undefined;
  const about = { subjectKind: "group", subject: found.group, hub: found.hub, detail: found.id };
  await store.transaction((tx) => record(tx, { actor: staff.id, action: `groups.${how}`, ...about }, now));
  return {
    session: found,
    people: await listRegister(store.read, found),
    open: canMark(found, now),
    keptUntil: keptUntil(found, now),
    onceKey: randomToken(),
  };
}
