/** `/health`: ok or not to anyone; the detail to loopback, or to whoever has the token. */
import { timingSafeEqual } from "node:crypto";
import { statfs } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { eq } from "drizzle-orm";
import type { Db } from "../db/client";
import { heartbeats } from "../db/schema/audit";
import { store } from "./db.server";
import { env } from "./env.server";
import { testsGo } from "./referrals/canary.server";
import { listFailingHubs } from "./referrals/hub-tests.server";
import { bouncesAreRead } from "./outbox/bounces.server";
import { outboxHealth } from "./outbox/outbox.server";
import { listDaysGone } from "./referrals/reconcile.server";
import { hasKeys } from "./vault/keys.server";

const WORKER_SILENT_MS = 60_000;
const UNSENT_MS = 15 * 60_000;
const DISK_LEAST_BYTES = 200 * 1024 * 1024;

/** How the portal stands, each part by its name. */
export async function examine(db: Db, now: Date) {
  const [beat] = await db.select().from(heartbeats).where(eq(heartbeats.name, "worker"));
  const outbox = await outboxHealth(db, now);
  const disk = await statfs(env.dataDir).then(
    (it) => it.bavail * it.bsize,
    () => null,
  );
  const waited = outbox.oldestUnsentAt ? now.getTime() - outbox.oldestUnsentAt.getTime() : 0;
  return {
    database: true,
    keys: hasKeys(now),
    worker: beat !== undefined && now.getTime() - beat.at.getTime() < WORKER_SILENT_MS,
    sending: waited < UNSENT_MS && outbox.needsHuman === 0,
    /** false where no test requests are sent by themselves: then none that is missing says little */
    testsGo: testsGo(),
    /** hubs whose last test request was not seen, and "shared" */
    testsMissing: await listFailingHubs(db),
    /** null where no mailbox of bounces is set, false where it has not answered for an hour */
    bounces: await bouncesAreRead(db, now),
    /** days, as ISO dates, of which something that came in is not there any more */
    goneOn: await listDaysGone(db, now),
    disk: disk === null || disk > DISK_LEAST_BYTES,
    beatAt: beat?.at ?? null,
    waiting: outbox.waiting,
    oldestUnsentAt: outbox.oldestUnsentAt,
    needsHuman: outbox.needsHuman,
    diskFreeBytes: disk,
  };
}

/** Whether staff have to know on every page: what was sent does not arrive or is gone, or nobody sends it. */
export const needsMending = (it: Awaited<ReturnType<typeof examine>>): boolean =>
  !(it.worker && it.sending && it.keys && it.disk) ||
  it.bounces === false ||
  it.goneOn.length > 0 ||
  it.testsMissing.length > 0;

/** 200 where a family's request would be taken and told, 503 where not. */
export async function health(request: IncomingMessage): Promise<{ status: number; body: object }> {
  let detail: object;
  let ok = false;
  try {
    const found = await examine(store.read, new Date());
    ok = found.database && found.keys && found.worker && found.disk;
    detail = { red: needsMending(found), ...found };
  } catch (error) {
    detail = { fault: (error as { code?: string }).code ?? "database or keys do not answer" };
  }
  return { status: ok ? 200 : 503, body: { ok, ...(maySeeDetail(request) ? detail : {}) } };
}

function maySeeDetail(request: IncomingMessage): boolean {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (env.HEALTH_TOKEN && token) {
    const [given, wanted] = [Buffer.from(token), Buffer.from(env.HEALTH_TOKEN)];
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
  // behind a proxy everybody comes from loopback
  return !env.TRUST_PROXY && /^(::1|127\.|::ffff:127\.)/.test(request.socket.remoteAddress ?? "");
}
