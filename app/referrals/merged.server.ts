/** What a family does on the page of a request that was merged shows in the inbox as that of the other one. */
import type { Tx } from "../../db/client";
import type { News } from "../../db/schema/referrals";
import { changeReferral } from "./change-referral.server";
import { owesAnswer } from "./owed-answer.server";
import { getHeldReferral, type ReferralRow } from "./record-event.server";
import { wroteAgain } from "./reopen.server";

/** @returns whose notice it is: the request's own, or that of the one it was merged into */
export async function tellRoot(
  tx: Tx,
  row: ReferralRow,
  { news, urgent }: { news: News; urgent: boolean },
  now: Date,
): Promise<ReferralRow> {
  if (!row.mergedInto) return row;
  const root = await getHeldReferral(tx, row.mergedInto);
  const over = root.done === 1 || root.state === "withdrawn";
  // taking back what has ended already changes nothing
  if (over && news === "withdrawal") return root;
  const again = over
    ? await wroteAgain(tx, root, now)
    : news === "message"
      ? await owesAnswer(tx, root, now)
      : {};
  await changeReferral(tx, root, { ...again, unread: true, news, urgent: root.urgent || urgent }, now);
  return root;
}
