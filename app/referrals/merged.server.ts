/** What a family says on the page of a request that was merged it says to the other one too. */
import type { Tx } from "../../db/client";
import type { News } from "../../db/schema/referrals";
import { changeReferral } from "./change-referral.server";
import { owesAnswer } from "./owed-answer.server";
import { endPause } from "./pause.server";
import { getHeldReferral, recordEvent, type ReferralRow } from "./record-event.server";
import { wroteAgain } from "./reopen.server";

interface Said {
  /** null where staff typed it in: nobody has to be told */
  news: News | null;
  /** there are words in it that worry us */
  urgent: boolean;
  /** staff id, where somebody typed it in */
  by?: string;
}

/** The request that a family speaks to: its own, or the one it was merged into, with which the same becomes as on its own
 *  page. @returns it as it is then: whose notice it is, and whether that one is urgent */
export async function tellRoot(
  tx: Tx,
  row: ReferralRow,
  { news, urgent, ...who }: Said,
  now: Date,
): Promise<ReferralRow> {
  if (!row.mergedInto) return { ...row, urgent: row.urgent || urgent };
  const root = await getHeldReferral(tx, row.mergedInto);
  const over = root.done === 1 || root.state === "withdrawn";
  // taking back what has ended already changes nothing
  if (over && (news === null || news === "withdrawal")) return root;
  const resumed = await endPause(tx, root, who, now);
  const again = over
    ? await wroteAgain(tx, root, now)
    : news === "message"
      ? await owesAnswer(tx, { ...root, ...resumed }, now)
      : {};
  const told = news ? { unread: true, news } : {};
  const to = { ...resumed, ...again, ...told, urgent: root.urgent || urgent };
  await changeReferral(tx, root, to, now);
  return { ...root, ...to };
}

/** One that was merged goes where the other one goes, or nobody there could read it. Its family is told of another hub as
 *  the other's is, by the same words. @param by staff id */
export async function movePart(
  tx: Tx,
  part: ReferralRow,
  to: Partial<ReferralRow> & { hub: string | null },
  by: string,
  now: Date,
): Promise<void> {
  await changeReferral(tx, part, to, now);
  await saysMoved(tx, part, to.hub, by, now);
}

/** In its history, where its hub is another. */
export async function saysMoved(
  tx: Tx,
  row: ReferralRow,
  to: string | null,
  by: string,
  now: Date,
): Promise<void> {
  if (to === row.hub) return;
  const note = `${row.hub ?? "shared"} > ${to ?? "shared"}`;
  await recordEvent(tx, row, { by, kind: "moved", detail: { from: row.hub, to }, note }, now);
}
