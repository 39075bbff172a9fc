/** The rules of ESLint and dependency-cruiser bite: each is broken once, in a copy or in a made-up tree. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";
import { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("ESLint", () => {
  const eslint = new ESLint();
  const rulesBroken = async (path: string, source: string) => {
    const [result] = await eslint.lintText(source, { filePath: resolve(path) });
    return [...new Set(result!.messages.map((it) => it.ruleId ?? it.message))];
  };
  const DOMAIN = "app/hubs/hubs.server.ts";

  test.each([
    [
      "a promise nobody waits for",
      DOMAIN,
      "void 0; Promise.resolve(1);",
      "@typescript-eslint/no-floating-promises",
    ],
    ["any", DOMAIN, "export const it: any = 1;", "@typescript-eslint/no-explicit-any"],
    [
      "a type imported as a value",
      DOMAIN,
      'import { Db } from "../../db/client";\nexport type It = Db;',
      "@typescript-eslint/consistent-type-imports",
    ],
    ["a setting read past env.server", DOMAIN, "export const it = process.env.PORT;", "no-restricted-syntax"],
    [
      "a form read past readForm",
      DOMAIN,
      "export const it = (r: Request) => r.formData();",
      "no-restricted-syntax",
    ],
    [
      "a form read in env.server",
      "app/env.server.ts",
      "export const it = (r: Request) => r.formData();",
      "no-restricted-syntax",
    ],
    [
      "a setting read in read-form",
      "app/http/read-form.server.ts",
      "export const it = process.env.PORT;",
      "no-restricted-syntax",
    ],
    ["the console", "app/log.server.ts", 'console.log("here");', "no-console"],
  ])("refuses %s", async (_, path, source, rule) => expect(await rulesBroken(path, source)).toEqual([rule]));

  test.each([
    ["app/env.server.ts", "export const it = process.env.PORT;"],
    ["db/columns.ts", "export const it = process.env.DATABASE_URL;"],
    ["app/http/read-form.server.ts", "export const it = (r: Request) => r.formData();"],
  ])("%s may do what others may not", async (path, source) =>
    expect(await rulesBroken(path, source)).toEqual([]),
  );
});

describe("dependency-cruiser", () => {
  const { forbidden, options } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as {
    forbidden: IFlattenedRuleSet["forbidden"];
    options: object;
  };
  /** path → what it imports, and as what */
  const TREE: Record<string, string[]> = {
    "db/client.ts": ["pg"],
    "db/columns.ts": ["drizzle-orm"],
    "db/schema/hubs.ts": ["../columns", "zod"],
    "db/seed.ts": ["../app/paths", "./client"],
    "app/paths.ts": [],
    "app/env.server.ts": [],
    "app/db.server.ts": ["../db/client"],
    "app/routes/home.tsx": ["../db.server", "../../db/client", "drizzle-orm", "type ../../db/schema/hubs"],
    "app/routes/mail.tsx": ["nodemailer", "remix"],
    "app/ui/button.tsx": ["../env.server", "../../db/schema/hubs", "type ../db.server"],
    "app/hubs/hubs.server.ts": ["@remix-run/node", "../referrals/referral.server", "../outbox/retry"],
    "app/hubs/find-hub.ts": ["./hubs.server", "zod", "type ./hubs.server", "../env.server"],
    "app/referrals/referral.server.ts": ["../hubs/find-hub", "../staff/session.server", "../staff/staff"],
    "app/referrals/page.tsx": ["../routes/home"],
    "app/outbox/retry.ts": ["../questions/journey"],
    "app/outbox/one.server.ts": ["./two.server", "nodemailer"],
    "app/outbox/two.server.ts": ["./one.server"],
    "app/questions/journey.ts": ["vitest", "not-there"],
    "app/staff/session.server.ts": ["../../tests/clock", "pg-types"],
    "app/staff/staff.ts": [],
    "app/staff/forgotten.server.ts": [],
    "tests/clock.ts": [],
  };
  const tree = mkdtempSync(join(tmpdir(), "portal-rules-"));
  let broken: string[];

  beforeAll(async () => {
    for (const [path, imports] of Object.entries(TREE)) {
      mkdirSync(join(tree, dirname(path)), { recursive: true });
      const lines = imports.map((it, at) =>
        it.startsWith("type ")
          ? `import type * as it${at} from "${it.slice(5)}"; export type It${at} = typeof it${at};`
          : `import "${it}";`,
      );
      writeFileSync(join(tree, path), [...lines, "export const here = 1;"].join("\n"));
    }
    for (const name of ["node_modules", "package.json", "tsconfig.json"])
      symlinkSync(resolve(name), join(tree, name));
    const { output } = await cruise(["app", "db"], {
      ...options,
      baseDir: tree,
      preserveSymlinks: true,
      validate: true,
      ruleSet: { forbidden },
    });
    const { violations } = (output as ICruiseResult).summary;
    broken = violations
      .map(
        (it) => `${it.rule.name}: ${it.from} → ${it.to.replace(/^node_modules\/((@[^/]+\/)?[^/]+).*/, "$1")}`,
      )
      .sort();
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  test("finds every broken rule, and nothing that is allowed", () =>
    expect(broken).toEqual([
      "db-knows-no-app: db/seed.ts → app/paths.ts",
      "domains-know-no-framework: app/hubs/hubs.server.ts → @remix-run/node",
      "hubs-knows-only: app/hubs/hubs.server.ts → app/referrals/referral.server.ts",
      "no-code-from-tests: app/staff/session.server.ts → tests/clock.ts",
      "no-cycles: app/hubs/find-hub.ts → app/hubs/hubs.server.ts",
      "no-cycles: app/outbox/one.server.ts → app/outbox/two.server.ts",
      "no-dev-package-in-production: app/questions/journey.ts → vitest",
      "no-orphans: app/staff/forgotten.server.ts → app/staff/forgotten.server.ts",
      "no-undeclared-package: app/staff/session.server.ts → pg-types",
      "no-unresolvable: app/questions/journey.ts → not-there",
      "nothing-imports-a-route: app/referrals/page.tsx → app/routes/home.tsx",
      "only-the-outbox-sends-mail: app/routes/mail.tsx → nodemailer",
      "outbox-knows-only: app/outbox/retry.ts → app/questions/journey.ts",
      "pure-files-are-pure: app/hubs/find-hub.ts → app/env.server.ts",
      "pure-files-are-pure: app/hubs/find-hub.ts → app/hubs/hubs.server.ts",
      "pure-files-are-pure: app/questions/journey.ts → not-there",
      "pure-files-are-pure: app/questions/journey.ts → vitest",
      "referrals-knows-only: app/referrals/referral.server.ts → app/staff/session.server.ts",
      "remix-is-a-stub: app/routes/mail.tsx → remix",
      "routes-and-ui-reach-no-database: app/routes/home.tsx → db/client.ts",
      "routes-and-ui-reach-no-database: app/routes/home.tsx → drizzle-orm",
      "routes-and-ui-reach-no-database: app/routes/mail.tsx → nodemailer",
      "routes-and-ui-reach-no-database: app/ui/button.tsx → db/schema/hubs.ts",
      "the-schema-meets-the-engines-in-columns: db/schema/hubs.ts → zod",
      "ui-knows-no-server: app/ui/button.tsx → app/env.server.ts",
    ]));

  test("every rule is broken here once", () => {
    const names = forbidden!.map((it) => it.name!).filter((it) => !it.endsWith("-knows-only"));
    expect(names.filter((name) => !broken.some((it) => it.startsWith(`${name}:`)))).toEqual([]);
  });
});
