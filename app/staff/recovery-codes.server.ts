/** Ten codes to keep on paper. Each signs in once in the place of the code from the app; the database holds no code. */
import { and, eq, isNull } from "drizzle-orm";
import { staffRecoveryCodes } from "../../db/schema/staff";
import type { Db, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { randomReference, randomToken } from "../random.server";
import { sealHash, sealHashLike } from "../vault/seal.server";

const HOW_MANY = 10;
/** 20^12: no guess of ten in five minutes comes near. */
const LENGTH = 12;

const place = (staff: string) => ({ table: "staff_recovery_codes", row: staff });
const plain = (typed: string) => typed.toUpperCase().replace(/[^A-Z0-9]/g, "");

/** Whether it could be one: a code from the app is six digits. */
export const looksLikeRecovery = (typed: string): boolean => plain(typed).length === LENGTH;

/** New ones; those there were work no more. @returns them in fours, to be shown once */
export async function makeRecoveryCodes(tx: Tx, staff: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, () =>
    (randomReference() + randomReference()).slice(0, LENGTH),
  );
  await tx.delete(staffRecoveryCodes).where(eq(staffRecoveryCodes.staff, staff));
  await tx
    .insert(staffRecoveryCodes)
    .values(codes.map((code) => ({ id: randomToken(), staff, codeHash: sealHash(place(staff), code, now) })));
  await record(tx, { actor: staff, action: "staff.recoveryMade", subjectKind: "staff", subject: staff }, now);
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, "$1-"));
}

const unused = (staff: string) => and(eq(staffRecoveryCodes.staff, staff), isNull(staffRecoveryCodes.usedAt));

/** Of two that arrive together, one finds it used. @returns whether it was one that had not been used */
export async function takeRecoveryCode(tx: Tx, staff: string, typed: string, now: Date): Promise<boolean> {
  const code = plain(typed);
  const rows = await tx.select().from(staffRecoveryCodes).where(unused(staff));
  const found = rows.find((it) => sealHashLike(it.codeHash, place(staff), code) === it.codeHash);
  if (!found) return false;
  const taken = await tx
    .update(staffRecoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(staffRecoveryCodes.id, found.id), isNull(staffRecoveryCodes.usedAt)))
    .returning({ id: staffRecoveryCodes.id });
  if (taken.length === 0) return false;
  await record(tx, { actor: staff, action: "staff.recoveryUsed", subjectKind: "staff", subject: staff }, now);
  return true;
}

export const countRecoveryCodes = async (db: Db, staff: string): Promise<number> =>
  (await db.select({ id: staffRecoveryCodes.id }).from(staffRecoveryCodes).where(unused(staff))).length;
