/** Every setting the process takes from its environment, read and checked once. */
import { join, resolve } from "node:path";
import { z } from "zod";
import { isLoopback } from "./outbox/loopback";

const flag = z.stringbool().default(false);

function isSafeImap(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "imaps:" || isLoopback(hostname);
}

const schema = z
  .object({
    PORTAL_MODE: z.enum(["example", "live"]).default("example"),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().default("127.0.0.1"),
    PUBLIC_URL: z.url().optional(),
    DATA_DIR: z.string().default("./data"),
    KEYS_DIR: z.string().optional(),
    DATABASE_URL: z.string().startsWith("postgres").optional(),
    COMMIT_TOGETHER: z.coerce.number().int().min(1).max(1000).default(64),
    DECOY_URL: z.url().default("https://www.bbc.co.uk/weather"),
    SMTP_URL: z.url().optional(),
    MAIL_FROM: z.string().default("Family portal <portal@example.org>"),
    FAMILY_MAIL_FROM: z.string().optional(),
    BOUNCE_FROM: z.email().optional(),
    BOUNCE_IMAP_URL: z
      .url({ protocol: /^imaps?$/ })
      .refine(isSafeImap, "imaps://, or imap:// on this machine")
      .optional(),
    QUEUE_URL: z.url().optional(),
    TRUST_PROXY: flag,
    HEALTH_TOKEN: z.string().optional(),
    CANARY_HOURS: z.coerce.number().int().min(0).max(168).default(24),
    DRAFT_MINUTES: z.coerce.number().int().min(5).max(240).default(30),
    LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
    /** made-up languages for tests and translators; never in live */
    PSEUDO_LANGUAGES: flag,
  })
  .transform((it) => {
    const dataDir = resolve(it.DATA_DIR);
    const url = it.PUBLIC_URL ? new URL(it.PUBLIC_URL) : undefined;
    return {
      ...it,
      live: it.PORTAL_MODE === "live",
      /** neutral: its inbox may be read by somebody else. Without one, families get no mail */
      familyMailFrom:
        it.FAMILY_MAIL_FROM ?? (it.PORTAL_MODE === "live" ? undefined : "Messages <messages@example.org>"),
      dataDir,
      keysDir: it.KEYS_DIR ? resolve(it.KEYS_DIR) : join(dataDir, "keys"),
      mailDir: join(dataDir, "mail"),
      databaseUrl: it.DATABASE_URL ?? join(dataDir, "portal.db"),
      publicUrl: url?.origin,
      /** `Secure` and `__Host-` cookies: browsers refuse them over plain http */
      secureCookies: url?.protocol === "https:",
    };
  });

export type Env = z.output<typeof schema>;

/** @param source as process.env; empty strings count as unset. @throws Error listing every wrong setting */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`These settings are wrong:\n${lines.join("\n")}`);
}

export const env = readEnv(process.env);

/** The same settings, but for these, for a process that this one starts. */
export const settingsWith = (other: Record<string, string>) => ({ ...process.env, ...other });
