import type { Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { findHubById } from "../hubs/hubs.server";
import { sendCanary } from "../referrals/canary.server";
import { SHARED_HUB } from "../referrals/term-lists.server";
import type { StaffMember } from "./staff";

/** A test request to a hub, or to the shared queue, at once. The caller has looked whether this person keeps that hub.
 *  @returns "testUnderWay" where the last is not settled yet */
export async function sendTest(
  store: Store,
  staff: StaffMember,
  hubId: string,
  now: Date,
): Promise<"testSent" | "testUnderWay" | "notFound"> {
  const shared = hubId === SHARED_HUB;
  if (!shared && !(await findHubById(store.read, hubId))?.active) return "notFound";
  if (!(await sendCanary(store, hubId, now))) return "testUnderWay";
  const about = shared
    ? { subjectKind: "hub", subject: "shared" }
    : { subjectKind: "hub", subject: hubId, hub: hubId };
  await store.transaction((tx) => record(tx, { actor: staff.id, action: "canary.sent", ...about }, now));
  return "testSent";
}
