/** A consistent copy of the database while it serves, and back again. Keys never travel with it. */
import SqliteFile from "better-sqlite3";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { store } from "./db.server";
import { env } from "./env.server";
import { translator } from "./i18n/i18n.server";
import { listKeyMonths } from "./vault/keys.server";

const t = translator("en");

class Refused extends Error {}

/** @param args the folder of the copy; a backup may leave it out. @returns the exit code */
export async function runBackup(command: "backup" | "restore", args: string[]): Promise<number> {
  try {
    if (env.DATABASE_URL) throw new Refused(t("operate:backup.postgres"));
    if (args.length > 1 || (command === "restore" && args.length === 0))
      throw new Refused(t("operate:backup.usage"));
    const said = command === "backup" ? await backup(args[0]) : await restore(resolve(args[0]!));
    process.stdout.write(`${said}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function backup(target: string | undefined): Promise<string> {
  const stamp = new Date().toISOString().replace(/[:.]/g, "-");
  const folder = resolve(target ?? join(env.dataDir, "backups", stamp));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "portal.db");
  const half = `${file}.half`;
  await store.copyTo(half);
  await store.close();
  renameSync(half, file);
  return `${t("operate:backup.done", { file })}\n${t("operate:backup.keys", { folder: env.keysDir })}`;
}

async function restore(folder: string): Promise<string> {
  const file = join(folder, "portal.db");
  if (!existsSync(file)) throw new Refused(t("operate:backup.noFile", { folder }));
  const missing = monthsSealedIn(file, folder).filter((it) => !listKeyMonths().includes(it));
  if (missing.length > 0)
    throw new Refused(t("operate:backup.keysMissing", { months: missing.join(", "), folder: env.keysDir }));

  const half = `${env.databaseUrl}.half`;
  copyFileSync(file, half);
  // this process has the database open too
  await store.close();
  const old = `${env.databaseUrl}.before-${Date.now()}`;
  if (existsSync(env.databaseUrl)) setAside(old);
  renameSync(half, env.databaseUrl);
  return t("operate:backup.restored", { file: old });
}

/** Folds the write-ahead log in and takes the whole file aside; refuses while a portal has it open. */
function setAside(old: string): void {
  const current = new SqliteFile(env.databaseUrl);
  try {
    current.pragma("locking_mode = EXCLUSIVE");
    current.exec("begin exclusive; commit");
    current.pragma("wal_checkpoint(TRUNCATE)");
  } catch {
    throw new Refused(t("operate:backup.running"));
  } finally {
    current.close();
  }
  renameSync(env.databaseUrl, old);
  for (const end of ["-wal", "-shm"]) rmSync(env.databaseUrl + end, { force: true });
}

/** Sealed columns that are kept for long; drafts and the like are gone by themselves. */
const LASTING = [
  ["referral_bodies", "sealed"],
  ["referral_events", "sealed"],
  ["staff", "totp"],
] as const;

/** Months whose keys a copy needs. @throws Refused where the copy is not whole */
function monthsSealedIn(file: string, folder: string): string[] {
  const copy = new SqliteFile(file, { readonly: true });
  try {
    if (copy.pragma("integrity_check", { simple: true }) !== "ok") throw new Error("damaged");
    const each = LASTING.map(([table, column]) => `select substr(${column}, 4, 7) as month from ${table}`);
    const rows = copy.prepare(`select month from (${each.join(" union ")}) where month is not null`).all();
    return (rows as { month: string }[]).map((it) => it.month);
  } catch {
    throw new Refused(t("operate:backup.damaged", { folder }));
  } finally {
    copy.close();
  }
}
