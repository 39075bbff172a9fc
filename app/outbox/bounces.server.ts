/** Mail that a server took and another one sent back: without this it would count as delivered. */
import { and, eq, notInArray, sql } from "drizzle-orm";
import type { Db, Store, Tx } from "../../db/client";
import { heartbeats } from "../../db/schema/audit";
import { outbox } from "../../db/schema/outbox";
import { env } from "../env.server";
import { log } from "../log.server";
import { readUnseen } from "./bounce-mailbox.server";
import { readReport } from "./bounce-report.server";
import { escalate } from "./escalate.server";
import { NO_MATTER } from "./no-matter";
import { BOUNCED, codeOf } from "./retry";
import { testOf, type TestMail } from "./test-mail";
import { tellAnotherWay, type Unreached } from "./unreached.server";

const EVERY_MS = 5 * 60_000;
const SILENT_MS = 60 * 60_000;
/** Its sign of life: when the mailbox last answered, or was first asked. */
const BEAT = "bounces";

/** When this process last looked. */
const looked = new WeakMap<Store, number>();

export interface BounceOptions {
  url?: string | undefined;
  /** a test's mail came back, of which no row may be left */
  test: (tx: Tx, mail: TestMail, now: Date) => Promise<void>;
  /** what is done about mail to families that came back */
  unreached?: Unreached;
}

/** Looks through the mailbox that bounces go to, every five minutes. */
export const bounceReader =
  ({ url = env.BOUNCE_IMAP_URL, test, unreached = {} }: BounceOptions) =>
  async (store: Store, now: Date): Promise<void> => {
    if (!url || now.getTime() - (looked.get(store) ?? -Infinity) < EVERY_MS) return;
    looked.set(store, now.getTime());
    await store.transaction((tx) =>
      tx.insert(heartbeats).values({ name: BEAT, at: now }).onConflictDoNothing(),
    );
    try {
      await readUnseen(url, async (source) => {
        const report = await readReport(source);
        if (!report?.failed) return true;
        return store.transaction((tx) => takeBack(tx, report.messageId, { test, unreached }, now));
      });
    } catch (error) {
      log.warn({ code: codeOf(error) }, "bounces not read");
      return;
    }
    await store.transaction(async (tx) => {
      await tx.update(heartbeats).set({ at: now }).where(eq(heartbeats.name, BEAT));
    });
  };

/** What was sent was not: it needs a human, and the fallback inbox is told; a family is reached in another way. Any other
 *  mail is let be: whoever makes up a report knows no id of ours.
 *  @returns false where it is being sent at this moment: to be asked again */
async function takeBack(
  tx: Tx,
  messageId: string,
  { test, unreached }: Required<Pick<BounceOptions, "test" | "unreached">>,
  now: Date,
): Promise<boolean> {
  const ofMail = and(eq(outbox.messageId, messageId), eq(outbox.channel, "email"));
  const [row] = await tx
    .update(outbox)
    .set({ state: "needs_human", lastCode: BOUNCED, attempt: sql`${outbox.attempt} + 1` })
    .where(and(ofMail, eq(outbox.state, "sent"), notInArray(outbox.subjectKind, [...NO_MATTER])))
    .returning();
  if (row) {
    log.warn({ code: BOUNCED, channel: "email", outbox: row.id }, "notice not delivered");
    // a code is for one mailbox only
    if (!(await tellAnotherWay(tx, row, unreached, now)) && row.subjectKind !== "inbox")
      await escalate(tx, row, now);
    return true;
  }
  const [found] = await tx.select({ state: outbox.state }).from(outbox).where(ofMail);
  const mail = testOf(messageId);
  if (!found && mail) await test(tx, mail, now);
  return found?.state !== "sending";
}

/** Whether it is known what came back. null where no mailbox is set. */
export async function bouncesAreRead(db: Db, now: Date, url = env.BOUNCE_IMAP_URL): Promise<boolean | null> {
  if (!url) return null;
  const [beat] = await db.select().from(heartbeats).where(eq(heartbeats.name, BEAT));
  return !beat || now.getTime() - beat.at.getTime() < SILENT_MS;
}
