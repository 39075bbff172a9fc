/** Sealed, short-lived rows that only one browser's cookie can open: a refused form (`slip`, ten minutes) and
 *  a family's visit to its own page (`visit`, twenty). Expiring the cookie makes them unreadable for ever. */
import { eq } from "drizzle-orm";
import { slips } from "../../db/schema/forms";
import type { Tx } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { store } from "../db.server";
import { hashToken, randomToken } from "../random.server";
import { seal, unseal } from "../vault/seal.server";
import { readCookie, setCookie } from "./cookies.server";

const slipOf = prepared((db) =>
  db
    .select()
    .from(slips)
    .where(eq(slips.id, given("id"))),
);

const MINUTES = { slip: 10, visit: 20 } as const;
type Kind = keyof typeof MINUTES;

/** @param value anything JSON holds. @returns the cookie to send with the 303 */
export async function keepSlip(
  request: Request,
  value: unknown,
  now: Date,
  kind: Kind = "slip",
): Promise<{ cookie: string }> {
  const token = randomToken();
  const id = hashToken(token);
  const sealed = seal({ table: "slips", row: id, secret: token }, value, now);
  await store.transaction(async (tx) => {
    await dropSlip(tx, readCookie(request, kind));
    await tx.insert(slips).values({ id, sealed, expiresAt: expiry(kind, now) });
  });
  return { cookie: setCookie(kind, token) };
}

/** Reading does not use it up: Reload shows the same page again. */
export async function readSlip<T>(request: Request, now: Date, kind: Kind = "slip"): Promise<T | undefined> {
  const token = readCookie(request, kind);
  if (!token) return undefined;
  const id = hashToken(token);
  const [row] = await slipOf(store.read, { id });
  if (!row || row.expiresAt <= now) return undefined;
  try {
    return unseal<T>({ table: "slips", row: id, secret: token }, row.sealed);
  } catch {
    // its key file is gone
    return undefined;
  }
}

export async function dropSlip(tx: Tx, token: string | undefined): Promise<void> {
  if (token) await tx.delete(slips).where(eq(slips.id, hashToken(token)));
}

/** Whoever is still busy on the page keeps it open. */
export async function prolongSlip(request: Request, now: Date, kind: Kind): Promise<void> {
  const token = readCookie(request, kind);
  if (!token) return;
  await store.transaction((tx) =>
    tx
      .update(slips)
      .set({ expiresAt: expiry(kind, now) })
      .where(eq(slips.id, hashToken(token))),
  );
}

const expiry = (kind: Kind, now: Date) => new Date(now.getTime() + MINUTES[kind] * 60_000);
