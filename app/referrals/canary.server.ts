/** Canaries: test requests that the portal sends itself, the whole route of a hub or of the shared queue, so that a break is
 *  found before a family finds it. A hub is named by its id here, and the shared queue by {@link SHARED_HUB}. */
import { and, desc, eq, isNotNull, or } from "drizzle-orm";
import { isUniqueViolation, type Db, type Store } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { canaries } from "../../db/schema/evidence";
import { referrals } from "../../db/schema/referrals";
import { env } from "../env.server";
import { listHubs } from "../hubs/hubs.server";
import { translator } from "../i18n/i18n.server";
import { en } from "../i18n/locales/en";
import { log } from "../log.server";
import { announceFailing } from "../outbox/announce-failing.server";
import { codeOf } from "../outbox/retry";
import { progress } from "../questions/journey";
import { randomToken } from "../random.server";
import { nextId } from "../vault/next-id.server";
import { spokenIn } from "./spoken-in";
import { locatePlace } from "./locate.server";
import { referralJourney } from "./referral.questions";
import { submitReferral } from "./submit-referral.server";
import { SHARED_HUB } from "./term-lists.server";

export type Canary = typeof canaries.$inferSelect;

const HOUR = 60 * 60_000;
const DONE = referralJourney.steps.map((it) => it.id);

const lastOf = prepared((db) =>
  db
    .select({ canary: canaries, stillThere: referrals.id })
    .from(canaries)
    .leftJoin(referrals, eq(referrals.id, canaries.id))
    .where(eq(canaries.hub, given("hub")))
    .orderBy(desc(canaries.at))
    .limit(1),
);
const lastSettledOf = prepared((db) =>
  db
    .select()
    .from(canaries)
    .where(and(eq(canaries.hub, given("hub")), or(isNotNull(canaries.seenAt), isNotNull(canaries.failedAt))))
    .orderBy(desc(canaries.at))
    .limit(1),
);

/** The last that was sent, whatever became of it. */
export async function findLast(db: Db, hub: string): Promise<Canary | undefined> {
  return (await lastOf(db, { hub }))[0]?.canary;
}

/** The last of which it is known what became of it. */
export async function findLastSettled(db: Db, hub: string): Promise<Canary | undefined> {
  return (await lastSettledOf(db, { hub }))[0];
}

/** The questions of the form, answered by nobody. */
export async function walkTest(hub: string) {
  const t = translator("en");
  const raw = {
    callMe: [t("canary:callMe")],
    ...(await locatePlace(
      { "place.where": [""], "place.pick": [hub === SHARED_HUB ? "ratherNotSay" : hub] },
      {},
    )),
    reach: ["code"],
    "children.age": ["7"],
    help: [t("canary:help")],
    language: ["english"],
    more: ["send"],
  };
  return { raw, walked: progress(referralJourney, raw, DONE) };
}

/** Sends one as a family sends its request. @returns false where the last is still under way */
export async function sendCanary(store: Store, hub: string, now: Date): Promise<boolean> {
  const [last] = await lastOf(store.read, { hub });
  if (last && !last.canary.seenAt && !last.canary.failedAt) return false;
  const { raw, walked } = await walkTest(hub);
  if (walked.frontier) throw new Error(`A test request is not whole: ${walked.frontier.id}`);
  const id = nextId(`${hub} ${last?.canary.id ?? ""}`, now);
  const draft = { journey: referralJourney.name, raw, done: DONE, key: id };
  const held = { ...draft, token: randomToken(), keptUntil: now };
  const spoken = spokenIn("en", en);
  try {
    await submitReferral(held, walked, { shown: spoken, english: spoken }, now, { test: id });
  } catch (error) {
    // another process was first, and it is seen already
    if (!isUniqueViolation(error)) throw error;
    return false;
  }
  return true;
}

/** Whether tests are sent by themselves; where not, nobody is told of a break before a family finds it. */
export const testsGo = (): boolean => env.CANARY_HOURS > 0;

/** When this process first looked. */
const lookedSince = new WeakMap<Store, number>();

/** To each hub that is switched on and to the shared queue, once every so many hours. One that failed is followed by the next within the hour,
 *  once nothing of it is under way any more: what is mended must not stay red for a day. */
export async function sendCanaries(store: Store, now: Date): Promise<void> {
  if (!testsGo()) return;
  const every = env.CANARY_HOURS * HOUR;
  const since = lookedSince.get(store) ?? now.getTime();
  lookedSince.set(store, since);
  const hubs = (await listHubs(store.read)).map((it) => it.id);
  for (const hub of hubs.length > 0 ? [...hubs, SHARED_HUB] : []) {
    const [last] = await lastOf(store.read, { hub });
    // a portal that is only being tried has no mailboxes that anybody minds
    const from = last ? last.canary.at.getTime() : env.live ? 0 : since;
    const failed = last?.canary.failedAt;
    if (failed && last.stillThere) continue;
    if (now.getTime() - from < (failed ? Math.min(every, HOUR) : every)) continue;
    // what keeps one hub's from being sent is that hub's failure, and no other's
    await sendCanary(store, hub, now).catch((error: unknown) => keepUnsent(store, hub, error, now));
  }
}

/** It could not even be taken: as bad as one that was never seen, and told of in the same way. */
async function keepUnsent(store: Store, hub: string, error: unknown, now: Date): Promise<void> {
  log.error({ code: codeOf(error), hub }, "a test request was not taken");
  const missing = [
    "listed" as const,
    "opened" as const,
    ...(hub === SHARED_HUB ? [] : ["announced" as const]),
  ];
  const canary = { id: randomToken(), hub, at: now, seenAt: null, failedAt: now, missing };
  const last = await findLastSettled(store.read, hub);
  await store.transaction(async (tx) => {
    await tx.insert(canaries).values(canary);
    if (!last?.failedAt) await announceFailing(tx, { id: canary.id, hub: hub || null }, now);
  });
}
