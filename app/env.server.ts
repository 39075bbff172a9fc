/** Every setting the process takes from its environment, read and checked once. */
import { join, resolve } from "node:path";
import { z } from "zod";
import { isLoopback } from "./outbox/loopback";
import { readRoleMap } from "./staff/role-map";

const flag = z.stringbool().default(false);

function isSafeImap(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "imaps:" || isLoopback(hostname);
}

const OIDC = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLES"] as const;
const OIDC_NAMES = OIDC.join(", ");
/** Tokens and secret go there. */
const isPrivateEnough = ({ protocol, hostname }: URL) =>
  protocol === "https:" || (protocol === "http:" && isLoopback(hostname));

const schema = z
  .object({
    PORTAL_MODE: z.enum(["example", "live"]).default("example"),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().default("127.0.0.1"),
    PUBLIC_URL: z.url().optional(),
    STAFF_URL: z.url().optional(),
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
    OIDC_ISSUER: z
      .url()
      .refine((it) => isPrivateEnough(new URL(it)), "must begin with https://")
      .optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_ROLES: z
      .string()
      .transform((text, check) => {
        const read = readRoleMap(text);
        if ("map" in read) return read.map;
        check.addIssue(read.fault);
        return z.NEVER;
      })
      .optional(),
    OIDC_ROLES_CLAIM: z.string().default("roles"),
    OIDC_ONLY: flag,
  })
  .superRefine((it, check) => {
    const refuse = (path: string, message: string) =>
      check.addIssue({ code: "custom", path: [path], message });
    if (it.STAFF_URL && !it.PUBLIC_URL) refuse("STAFF_URL", "needs PUBLIC_URL too");
    // half of it would be a sign-in that nobody can use, or one that takes everybody's roles
    if (OIDC.some((name) => it[name]))
      for (const name of OIDC) if (!it[name]) refuse(name, `is needed with the other ${OIDC_NAMES}`);
  })
  .transform((it) => {
    const dataDir = resolve(it.DATA_DIR);
    const url = it.PUBLIC_URL ? new URL(it.PUBLIC_URL) : undefined;
    const staffUrl = it.STAFF_URL ? new URL(it.STAFF_URL) : undefined;
    const oidc = it.OIDC_ISSUER
      ? {
          issuer: it.OIDC_ISSUER,
          clientId: it.OIDC_CLIENT_ID!,
          clientSecret: it.OIDC_CLIENT_SECRET!,
          roles: it.OIDC_ROLES!,
          rolesClaim: it.OIDC_ROLES_CLAIM,
        }
      : undefined;
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
      staffUrl: staffUrl?.origin,
      /** of the host, with its port, that has staff pages and nothing else; undefined where there is one for all */
      staffHost: staffUrl && staffUrl.origin !== url?.origin ? staffUrl.host : undefined,
      /** `Secure` and `__Host-` cookies: browsers refuse them over plain http */
      secureCookies: url?.protocol === "https:" && (staffUrl ?? url).protocol === "https:",
      /** signing in with an account of the council; undefined: only with one of the portal's own */
      oidc,
      /** whether anybody may sign in with what the portal itself keeps: a password, a passkey */
      ownSignIn: !(it.OIDC_ONLY && oidc),
    };
  });

export type Env = z.output<typeof schema>;
export type OidcSettings = NonNullable<Env["oidc"]>;

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
