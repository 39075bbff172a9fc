import type { Store } from "../../db/client";
import { readPairs } from "../groups/pair-families.server";
import { listNames } from "../hubs/hubs.server";
import { may, type StaffMember } from "./staff";

/** Who is kept apart at this person's hubs. */
export async function readKeepApart(store: Store, staff: StaffMember, now: Date) {
  const hubs = (await listNames(store.read)).filter((it) => may(staff, "keepApart", it.id));
  const ids = hubs.map((it) => it.id);
  return { hubs, pairs: await store.transaction((tx) => readPairs(tx, staff, ids, now)) };
}
