/** Puts a change of settings back, if nothing of it was changed since, and nothing that must hold would break. */
import { eq } from "drizzle-orm";
import { settingChanges, type RowChange } from "../../db/schema/changes";
import type { InboxKind } from "../../db/schema/hubs";
import type { Db, Store, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { RATIOS_KEY } from "../groups/creche";
import { followRatios } from "../groups/follow-ratios.server";
import { placesChanged, postcodesFollow } from "../hubs/coverage.server";
import { forgetPending, removeInbox, setInbox } from "../hubs/inbox-check.server";
import { listNames } from "../hubs/hubs.server";
import { lookAgain } from "../referrals/change-referral.server";
import { listLabels, removeLabel } from "../referrals/labels.server";
import { shutOut } from "./accounts.server";
import { BY_COUNCIL } from "./changed-by";
import { correctAccount } from "./correct-account.server";
import { isFresh } from "./helpline-age.server";
import { CHANGES_A_PAGE, keepingHistory, listChanges } from "./keep-history.server";
import { findAccount, giveRole, letIn, takeRole } from "./manage-accounts.server";
import {
  accountOf,
  findObstacle,
  isOf,
  isShort,
  partsOf,
  readLacks,
  roleOf,
  type Obstacle,
} from "./put-back-obstacles.server";
import { OF_SERVICE } from "./say-change";
import { findSettingRow, rowTo, type KeptTable, type Scope } from "./setting-tables.server";
import { may, type StaffMember } from "./staff";

export type PutBackAnswer =
  { ok: true; hub: string | null } | { ok: false; why: "notFound" } | { ok: false; why: Obstacle };

/** Tables of one hub, and of all: whose rows a change's scopes are made from. */
const OF_A_HUB: readonly KeptTable[] = ["hub", "inbox", "person", "label", "block", "view"];
const OF_PLACES: readonly KeptTable[] = ["ward", "wardSector", "sector", "place"];

/** @param of a hub's slug, or the whole service. @param before only what is older than this change */
export async function readHistoryPage(
  db: Db,
  staff: StaffMember,
  { of, before }: { of: string; before: string | null },
) {
  const hubId = of === OF_SERVICE ? null : of;
  const found = await listChanges(db, hubId, before);
  const changes = found.slice(0, CHANGES_A_PAGE);
  const hubs = await listNames(db);
  return {
    name: hubs.find((it) => it.id === hubId)?.name ?? null,
    hubs,
    labels: hubId === null ? [] : await listLabels(db, [hubId]),
    changes: await Promise.all(
      changes.map(async (it) => {
        const mine = await mayPutBack(db, staff, it);
        return { ...it, mayPutBack: mine, othersMay: !mine && !isFinal(it) };
      }),
    ),
    older: found.length > CHANGES_A_PAGE ? changes.at(-1)!.id : null,
  };
}

/** Takes the transaction back with it. */
class Refused extends Error {
  constructor(readonly why: Obstacle) {
    super(why);
  }
}

/** Call `refreshSiteFacts` afterwards. */
export async function putBack(
  store: Store,
  staff: StaffMember,
  id: string,
  now: Date,
): Promise<PutBackAnswer> {
  try {
    return await store.transaction((tx) => putBackIn(tx, staff, id, now));
  } catch (error) {
    if (error instanceof Refused) return { ok: false, why: error.why };
    throw error;
  }
}

async function putBackIn(tx: Tx, staff: StaffMember, id: string, now: Date): Promise<PutBackAnswer> {
  const [change] = await tx.select().from(settingChanges).where(eq(settingChanges.id, id));
  if (!change || !(await mayPutBack(tx, staff, change))) return { ok: false, why: "notFound" };
  const { rows, hub, action } = change;
  const work = async (): Promise<PutBackAnswer> => {
    const lacked = await readLacks(tx, staff, change);
    for (const row of rows) {
      const obstacle = await findObstacle(tx, staff, row, now);
      if (obstacle) return { ok: false, why: obstacle };
    }
    for (const row of [...rows].reverse()) await applyBefore(tx, staff, row, now);
    if (rows.some(isOf(OF_PLACES))) await placesMoved(tx, rows);
    if (rows.some((it) => it.key.key === RATIOS_KEY)) await followRatios(tx, now);
    // with an account a hub can lose nothing but somebody who reads
    if (await isShort(tx, lacked)) throw new Refused(accountOf(rows) ? "lastReader" : "wouldLack");
    return { ok: true, hub };
  };
  const of = { by: staff.id, action, hub, putBack: id };
  const answer = await keepingHistory(tx, scopesOf(rows, hub), of, work, now);
  if (!answer.ok) return answer;
  if (rows.some(isOf(["hub", "closing"]))) await lookAgain(tx, hub, now);
  const about = { subjectKind: "setting", subject: id, ...(hub ? { hub } : {}), detail: action };
  await record(tx, { actor: staff.id, action: "setting.putBack", ...about }, now);
  return answer;
}

interface Made {
  by: string;
  hub: string | null;
  rows: readonly RowChange[];
}

/** What nobody puts back. What the council says comes again at the next sign-in: it is put right there. A hub or an
 *  account is switched off, not taken away. */
const isFinal = ({ by, rows }: Made): boolean =>
  by === BY_COUNCIL || rows.some((it) => isOf(["hub", "account"])(it) && !it.before);

/** Where families live is of several hubs at once: whoever keeps one hub does not take a town from another. */
async function mayPutBack(db: Db, staff: StaffMember, change: Made): Promise<boolean> {
  if (isFinal(change)) return false;
  const { hub, rows } = change;
  const account = accountOf(rows);
  // one's own is put back by somebody else
  if (account) return account !== staff.id && (await findAccount(db, staff, account)) !== undefined;
  if (hub === null || rows.some(isOf(OF_PLACES))) return may(staff, "manageService", null);
  return may(staff, "manageHub", hub);
}

function scopesOf(rows: RowChange[], hub: string | null): Scope[] {
  const scopes: Scope[] = [];
  if (hub && rows.some(isOf([...OF_A_HUB, "closing"]))) scopes.push({ hub });
  if (rows.some(isOf(["setting", "helpline"])) || (!hub && rows.some(isOf(["closing"]))))
    scopes.push("service");
  if (rows.some(isOf(OF_PLACES))) scopes.push("places");
  const account = accountOf(rows);
  if (account) scopes.push({ account });
  return scopes;
}

async function placesMoved(tx: Tx, rows: RowChange[]): Promise<void> {
  const wards = rows.filter(isOf(["ward", "wardSector"])).map((it) => it.key.code ?? it.key.ward!);
  await postcodesFollow(tx, wards);
  await placesChanged(tx);
}

async function applyBefore(tx: Tx, staff: StaffMember, row: RowChange, now: Date): Promise<void> {
  const { table, key, before } = row;
  const by = { by: staff.id };
  if (table === "role") {
    const change = { id: key.staff!, ...by, held: roleOf(row) };
    return before ? giveRole(tx, change, now) : takeRole(tx, change, now);
  }
  if (table === "account") return accountBack(tx, row, by, now);
  // a mailbox has to be verified anew, and a label may be on requests
  if (table === "inbox") {
    const inbox = { hub: key.hub!, kind: key.kind as InboxKind };
    if (before && before.email === row.after?.email) return forgetPending(tx, inbox);
    return before ? setInbox(tx, { ...inbox, email: before.email as string }, now) : removeInbox(tx, inbox);
  }
  if (table === "label" && !before) return void (await removeLabel(tx, row.after!.hub as string, key.id!));
  const to = rowTo(row, partsOf(row, before));
  if (table === "helpline" && to.values && !(await wasRung(tx, row, now))) to.values.shown = false;
  // a wrong number can be put right before anything is gone, whichever way it came
  if (to.values && "retentionDays" in to.values) to.values.retentionSince = now;
  if (!to.values) await tx.delete(to.table).where(to.where);
  else if (row.after) await tx.update(to.table).set(to.values).where(to.where);
  else await tx.insert(to.table).values({ ...key, ...to.values });
}

async function accountBack(tx: Tx, row: RowChange, by: { by: string }, now: Date): Promise<void> {
  const id = row.key.id!;
  const had = { ...(await findSettingRow(tx, row)), ...partsOf(row, row.before) };
  const touched = partsOf(row, row.before)!;
  if ("name" in touched || "email" in touched)
    await correctAccount(tx, { id, ...by, name: had.name as string, email: had.email as string }, now);
  if (!("disabledAt" in touched)) return;
  if (touched.disabledAt) await shutOut(tx, id, by, now);
  else await letIn(tx, id, by, now);
}

/** Families see no number that nobody has rung for long: whatever of it is put back, it is as fresh as it would be then. */
async function wasRung(tx: Tx, row: RowChange, now: Date): Promise<boolean> {
  const then = { ...(await findSettingRow(tx, row)), ...partsOf(row, row.before) };
  return isFresh(then.lastCheckedAt ? new Date(then.lastCheckedAt as string) : null, now);
}
