/** What still keeps a portal from going live: one plain list, and it does not start. */
import { and, count, countDistinct, eq, inArray, isNull } from "drizzle-orm";
import { relative } from "node:path";
import { groups, rooms } from "../db/schema/groups";
import { hubInboxes, hubs } from "../db/schema/hubs";
import { staff } from "../db/schema/staff";
import type { Db } from "../db/client";
import { env, type Env } from "./env.server";
import { whatHubLacks } from "./hubs/hub-lacks.server";
import { SERVICE_FACTS } from "./hubs/service-facts";
import { findOutOfHours, readServiceFacts } from "./hubs/service-facts.server";
import { translator } from "./i18n/i18n.server";
import { isLoopback } from "./outbox/loopback";
import { EVERYWHERE } from "./staff/staff";
import { currentKey, keysReadableByOthers } from "./vault/keys.server";

const t = translator("en");
const WEAK_TOKEN = 24;
const isExampleAddress = (it: string) => /@example\.(org|com|net)\b/.test(it);

/** Settings of the environment that a live portal must not have. */
export function listSettingFaults(it: Env): string[] {
  const decoy = new URL(it.DECOY_URL);
  const queue = it.QUEUE_URL ? new URL(it.QUEUE_URL) : undefined;
  const database = it.DATABASE_URL ? new URL(it.DATABASE_URL) : undefined;
  const inside = !relative(it.dataDir, it.keysDir).startsWith("..");
  return [
    !it.publicUrl && t("operate:live.publicUrl"),
    it.publicUrl && !it.secureCookies && t("operate:live.publicUrlHttps"),
    it.staffUrl && !it.staffUrl.startsWith("https:") && t("operate:live.staffUrlHttps"),
    it.oidc && !it.oidc.issuer.startsWith("https:") && t("operate:live.oidcHttps"),
    it.OIDC_ONLY && !it.oidc && t("operate:live.oidcOnly"),
    decoy.protocol !== "https:" && t("operate:live.decoy"),
    !it.SMTP_URL && t("operate:live.smtp"),
    isExampleAddress(it.MAIL_FROM) && t("operate:live.mailFrom"),
    isExampleAddress(it.BOUNCE_FROM ?? "") && t("operate:live.bounceFrom"),
    isExampleAddress(it.familyMailFrom ?? "") && t("operate:live.familyMailFrom"),
    !it.TRUST_PROXY && t("operate:live.trustProxy"),
    inside && t("operate:live.keysInside"),
    it.HEALTH_TOKEN && it.HEALTH_TOKEN.length < WEAK_TOKEN && t("operate:live.healthToken"),
    queue?.password === "guest" && t("operate:live.queuePassword"),
    database && !database.password && !isLoopback(database.hostname) && t("operate:live.databasePassword"),
    it.PSEUDO_LANGUAGES && t("operate:live.pseudo"),
  ].filter((line): line is string => !!line);
}

/** @returns one line for each fault, of the settings and of the database; empty: it may go live */
export async function listFaultsBeforeLive(db: Db): Promise<string[]> {
  currentKey(new Date());
  const keysOpen = keysReadableByOthers() ? [t("operate:live.keysOpen")] : [];
  return [
    ...listSettingFaults(env),
    ...keysOpen,
    ...(await listHubFaults(db)),
    ...(await listGroupFaults(db)),
    ...(await listRoleFaults(db)),
    ...(await listServiceFaults(db)),
  ];
}

async function listHubFaults(db: Db): Promise<string[]> {
  const active = await db.select().from(hubs).where(eq(hubs.active, true));
  const lines = active.length === 0 ? [t("operate:live.noHubs")] : [];
  for (const { id, name: hub, example } of active) {
    if (example) lines.push(t("operate:live.exampleHub", { hub }));
    for (const lack of await whatHubLacks(db, id)) lines.push(t(`operate:live.lacks.${lack}`, { hub }));
    const inboxes = await db.select().from(hubInboxes).where(eq(hubInboxes.hub, id));
    if (inboxes.some((it) => isExampleAddress(it.email))) lines.push(t("operate:live.exampleInbox", { hub }));
  }
  return lines;
}

/** Families would come to a made-up place at a made-up time. An example programme may stay: its pages say what it is. */
async function listGroupFaults(db: Db): Promise<string[]> {
  const shown = inArray(groups.state, ["published", "paused"]);
  const [example] = await db
    .select({ count: count() })
    .from(groups)
    .where(and(shown, eq(groups.example, true)));
  const [met] = await db
    .select({ count: countDistinct(rooms.id) })
    .from(rooms)
    .innerJoin(groups, eq(groups.room, rooms.id))
    .where(and(shown, eq(rooms.example, true)));
  return [
    ...(example?.count ? [t("operate:live.exampleGroups", { count: example.count })] : []),
    ...(met?.count ? [t("operate:live.exampleRooms", { count: met.count })] : []),
  ];
}

/** A hub misspelt in the council's roles would be found out by whoever cannot work there. */
async function listRoleFaults(db: Db): Promise<string[]> {
  const known = (await db.select({ id: hubs.id }).from(hubs)).map((it) => it.id);
  const named = Object.values(env.oidc?.roles ?? {}).map((it) => it.hub);
  const unknown = new Set(named.filter((it) => it !== EVERYWHERE && !known.includes(it)));
  return [...unknown].map((hub) => t("operate:live.oidcHub", { hub }));
}

async function listServiceFaults(db: Db): Promise<string[]> {
  const [examples] = await db
    .select({ count: count() })
    .from(staff)
    .where(and(eq(staff.example, true), isNull(staff.disabledAt)));
  const number = await findOutOfHours(db);
  const facts = await readServiceFacts(db);
  return [
    ...(examples?.count ? [t("operate:live.exampleStaff", { count: examples.count })] : []),
    ...(number?.confirmedAt ? [] : [t("operate:live.outOfHours")]),
    ...SERVICE_FACTS.filter((it) => !facts[it]).map((it) => t(`operate:live.fact.${it}`)),
  ];
}
