import type { Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { findHubById } from "../hubs/hubs.server";
import { sendCanary } from "../referrals/canary.server";
import type { StaffMember } from "./staff";

/** A test request to a hub at once. The caller has looked whether this person keeps that hub.
 *  @returns "testUnderWay" where the last is not settled yet */
export async function sendTest(
  store: Store,
  staff: StaffMember,
  hubId: string,
  now: Date,
): Promise<"testSent" | "testUnderWay" | "notFound"> {
  const hub = await findHubById(store.read, hubId);
  if (!hub?.active) return "notFound";
  if (!(await sendCanary(store, hub.id, now))) return "testUnderWay";
  const about = { subjectKind: "hub", subject: hub.id, hub: hub.id };
  await store.transaction((tx) => record(tx, { actor: staff.id, action: "canary.sent", ...about }, now));
  return "testSent";
}
