/** Made-up requests that belong together: labels, a family that asked twice, and two homes of one child. */
import { randomToken } from "./random.server";
import { store } from "./db.server";
import { addToRequest } from "./referrals/add-to-request.server";
import { listLabels, setLabels } from "./referrals/labels.server";
import { mergeInto, putWall } from "./referrals/link-requests.server";
import type { ReferralRow } from "./referrals/record-event.server";
import type { StaffMember } from "./staff/staff";

const FIFTH = 5;

/** @param made oldest first */
export async function putTogether(made: ReferralRow[], workers: StaffMember[], now: Date): Promise<void> {
  for (const worker of workers) {
    const hub = worker.roles[0]!.hub;
    const labels = await listLabels(store.read, [hub]);
    const rows = made.filter((it) => it.hub === hub);
    for (const [i, { reference }] of rows.entries()) {
      if (i % FIFTH === 0 || labels.length === 0) continue;
      const chosen = [
        labels[i % labels.length]!.id,
        ...(i % 3 === 0 ? [labels[(i + 1) % labels.length]!.id] : []),
      ];
      await store.transaction((tx) =>
        setLabels(tx, { staff: worker, reference, labels: [...new Set(chosen)] }, now),
      );
    }
    // of those that wait still, the newest
    const [one, two, three, four] = rows.toReversed();
    if (!one || !two || !three || !four) continue;
    await store.transaction(async (tx) => {
      await putWall(tx, { staff: worker, reference: one.reference, other: two.reference }, now);
      await mergeInto(tx, { staff: worker, reference: three.reference, other: four.reference }, now);
    });
    const added = { text: "I wrote twice, I was not sure it had gone.", key: randomToken() };
    await addToRequest(store, three.id, added, true, now);
  }
}
